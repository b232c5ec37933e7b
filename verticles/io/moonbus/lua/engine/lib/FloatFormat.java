package io.moonbus.lua.engine.lib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** C's {@code %e %f %g %a} with the exact digits of a double. */
final class FloatFormat {

  private static final int DEFAULT_PRECISION = 6;
  private static final int HEX_DIGITS = 13;

  private FloatFormat() {
  }

  static void write(Bytes to, FormatSpec spec, double value) {
    boolean upper = CharacterClass.isUpper(spec.conversion());
    boolean negative = Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    String sign = spec.sign(negative);
    double size = Math.abs(value);
    if (Double.isNaN(size) || Double.isInfinite(size)) {
      String name = Double.isNaN(size) ? "nan" : "inf";
      spec.write(to, sign, upper ? name.toUpperCase(Locale.ROOT) : name, false);
      return;
    }
    boolean alternate = spec.has(FormatSpec.ALTERNATE);
    int precision = spec.precision() < 0 ? DEFAULT_PRECISION : spec.precision();
    String digits = switch (spec.conversion() | 0x20) {
      case 'e' -> scientific(size, precision, alternate);
      case 'f' -> fixed(size, precision, alternate);
      case 'g' -> general(size, Math.max(1, precision), alternate);
      default -> hexadecimal(size, spec.precision(), alternate);
    };
    boolean hex = (spec.conversion() | 0x20) == 'a';
    String prefix = hex ? sign + "0x" : sign;
    spec.write(to, upper ? prefix.toUpperCase(Locale.ROOT) : prefix, upper ? digits.toUpperCase(Locale.ROOT) : digits,
        spec.has(FormatSpec.ZERO));
  }

  private static String fixed(double value, int precision, boolean alternate) {
    String text = new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return precision == 0 && alternate ? text + "." : text;
  }

  private static String scientific(double value, int precision, boolean alternate) {
    BigDecimal rounded = round(value, precision + 1);
    return scientific(digits(rounded, precision + 1), exponent(rounded), alternate);
  }

  private static String scientific(String digits, int exponent, boolean alternate) {
    StringBuilder text = new StringBuilder(digits.length() + 6).append(digits.charAt(0));
    if (digits.length() > 1 || alternate) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(exponent < 0 ? "e-" : "e+");
    int size = Math.abs(exponent);
    return text.append(size < 10 ? "0" : "").append(size).toString();
  }

  private static String general(double value, int precision, boolean alternate) {
    BigDecimal rounded = round(value, precision);
    int exponent = exponent(rounded);
    if (exponent >= -4 && exponent < precision) {
      String text = rounded.setScale(precision - 1 - exponent, RoundingMode.UNNECESSARY).toPlainString();
      return alternate ? text.indexOf('.') < 0 ? text + "." : text : trimmed(text);
    }
    String digits = digits(rounded, precision);
    return scientific(alternate ? digits : trimmed("." + digits).substring(1), exponent, alternate);
  }

  private static BigDecimal round(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - 1 - value.scale();
  }

  private static String digits(BigDecimal value, int count) {
    String digits = value.unscaledValue().toString();
    return digits.length() < count ? digits + "0".repeat(count - digits.length()) : digits.substring(0, count);
  }

  /** Without zeros at the end of a fraction, and without a point that ends the number. */
  private static String trimmed(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' && end > 1 ? end - 1 : end);
  }

  /** Digits after {@code 0x}; the first is 1, also for what a double holds without it. */
  private static String hexadecimal(double value, int precision, boolean alternate) {
    if (value == 0) {
      return "0" + fraction(0, Math.max(0, precision), alternate) + "p+0";
    }
    boolean subnormal = value < Double.MIN_NORMAL;
    double normal = subnormal ? value * 0x1p54 : value;
    int exponent = Math.getExponent(normal) - (subnormal ? 54 : 0);
    long mantissa = Double.doubleToRawLongBits(normal) & 0xfffffffffffffL | 1L << 52;
    if (precision >= 0 && precision < HEX_DIGITS) {
      int dropped = 4 * (HEX_DIGITS - precision);
      long half = 1L << dropped - 1;
      boolean odd = (mantissa >> dropped & 1) == 1;
      mantissa += odd ? half : half - 1;
      mantissa = mantissa >> dropped << dropped;
    }
    String rest = fraction(mantissa & 0xfffffffffffffL, precision, alternate);
    return (mantissa >> 52) + rest + "p" + (exponent < 0 ? "" : "+") + exponent;
  }

  private static String fraction(long bits, int precision, boolean alternate) {
    String digits = String.format("%013x", bits);
    if (precision < 0) {
      digits = trimmed("." + digits).substring(1);
    } else {
      digits = precision <= HEX_DIGITS ? digits.substring(0, precision)
          : digits + "0".repeat(precision - HEX_DIGITS);
    }
    return digits.isEmpty() && !alternate ? "" : "." + digits;
  }
}
