package io.moonbus.data.replica;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.moonbus.data.DataException;
import io.moonbus.data.Value;

/** Adding to values that are numbers or texts of numbers, which are printed as Lua prints them, with 14 digits. */
final class Numbers {

  private static final MathContext DIGITS = new MathContext(14);
  private static final int MAX_TEXT = 64;
  private static final double EXACT = 1e14;
  /** Numbers as scripts write them. Java would take {@code 1d}, too. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");
  private static final Pattern BLANKS = Pattern.compile("^[ \\t-\\r]+|[ \\t-\\r]+$");

  private Numbers() {
  }

  /** The sum, of the type of the value; a text when there was no value. */
  static Value add(Value value, double amount) {
    if (value instanceof Value.Num num) {
      return Value.of(num.value() + amount);
    }
    if (value == null) {
      return Value.of(text(amount));
    }
    if (value instanceof Value.Text text && text.length() <= MAX_TEXT) {
      return Value.of(text(number(new String(text.bytes(), StandardCharsets.ISO_8859_1)) + amount));
    }
    throw new DataException("cannot add to a value that is no number");
  }

  private static double number(String text) {
    String number = BLANKS.matcher(text).replaceAll("");
    if (DECIMAL.matcher(number).matches()) {
      return Double.parseDouble(number);
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(number);
    if (hexadecimal.matches()) {
      return Double.parseDouble(hexadecimal.group(2) == null ? number + "p0" : number);
    }
    throw new DataException("cannot add to \"" + text + "\": it is no number");
  }

  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -5 && exponent < DIGITS.getPrecision()) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (rounded.signum() < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }
}
