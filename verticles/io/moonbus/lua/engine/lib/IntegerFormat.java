package io.moonbus.lua.engine.lib;

import java.util.Locale;

/** C's {@code %d %i %u %o %x %X} on 64-bit integers. */
final class IntegerFormat {

  private static final double UNSIGNED_LIMIT = 0x1p64;
  private static final double SIGNED_LIMIT = 0x1p63;

  private IntegerFormat() {
  }

  static void write(Bytes to, FormatSpec spec, double value) {
    boolean signed = spec.conversion() == 'd' || spec.conversion() == 'i';
    long bits = signed ? signed(value) : unsigned(value);
    String digits = digits(spec, bits);
    String prefix = signed ? spec.sign(bits < 0) : "";
    if (spec.precision() == 0 && bits == 0) {
      digits = "";
    }
    if (digits.length() < spec.precision()) {
      digits = "0".repeat(spec.precision() - digits.length()) + digits;
    }
    if (spec.has(FormatSpec.ALTERNATE) && bits != 0) {
      prefix = alternate(spec, digits);
    }
    spec.write(to, prefix, digits, spec.has(FormatSpec.ZERO) && spec.precision() < 0);
  }

  private static String digits(FormatSpec spec, long bits) {
    return switch (spec.conversion()) {
      case 'o' -> Long.toOctalString(bits);
      case 'x' -> Long.toHexString(bits);
      case 'X' -> Long.toHexString(bits).toUpperCase(Locale.ROOT);
      case 'u' -> Long.toUnsignedString(bits);
      default -> bits < 0 ? Long.toString(bits).substring(1) : Long.toString(bits);
    };
  }

  private static String alternate(FormatSpec spec, String digits) {
    return switch (spec.conversion()) {
      case 'o' -> digits.startsWith("0") ? "" : "0";
      case 'x' -> "0x";
      case 'X' -> "0X";
      default -> "";
    };
  }

  /** As the processor converts: what doesn't fit is the smallest number. */
  private static long signed(double value) {
    return value >= -SIGNED_LIMIT && value < SIGNED_LIMIT ? (long) value : Long.MIN_VALUE;
  }

  private static long unsigned(double value) {
    if (value >= SIGNED_LIMIT && value < UNSIGNED_LIMIT) {
      return (long) (value - SIGNED_LIMIT) + Long.MIN_VALUE;
    }
    return signed(value);
  }
}
