package io.moonbus.value.impl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/** Numbers as decimal text. */
public final class Numbers {

  /** Below this every whole number is exact. */
  private static final double EXACT = 1L << 53;
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
      1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final MathContext SIXTEEN_DIGITS = new MathContext(16);

  private Numbers() {
  }

  /**
   * Reads text that is known to be {@code -?digits[.digits][e[+-]digits]}.
   *
   * @return infinite when it is out of the range of a double
   */
  public static double parse(byte[] text, int from, int to) {
    int i = text[from] == '-' ? from + 1 : from;
    long mantissa = 0;
    int digits = 0;
    int decimals = 0;
    boolean fraction = false;
    for (; i < to && digits <= EXACT_DIGITS; i++) {
      byte c = text[i];
      if (c >= '0' && c <= '9') {
        mantissa = 10 * mantissa + c - '0';
        digits += mantissa == 0 ? 0 : 1;
        decimals += fraction ? 1 : 0;
      } else if (c == '.') {
        fraction = true;
      } else {
        break;
      }
    }
    if (i < to || digits > EXACT_DIGITS || decimals >= POWERS.length) {
      return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }
    // A quotient of two exact doubles is rounded once, so it is the nearest double.
    double value = mantissa / POWERS[decimals];
    return text[from] == '-' ? -value : value;
  }

  /**
   * Writes the digits that are needed to read the same number again, as JavaScript does; not for infinities and NaN.
   */
  public static void write(double value, ByteSink sink) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      whole((long) value, sink);
    } else {
      String text = Double.toString(value);
      int e = text.indexOf('E');
      sink.ascii(e < 0 ? text : rewritten(text, e));
    }
  }

  /** As JavaScript writes it: with an exponent only below 1e-6 and from 1e21 on. */
  private static String rewritten(String text, int e) {
    int exponent = Integer.parseInt(text.substring(e + 1));
    if (exponent >= -6 && exponent <= 20) {
      return plain(text);
    }
    String digits = text.substring(0, e);
    return (digits.endsWith(".0") ? digits.substring(0, e - 2) : digits) + "e" + exponent;
  }

  private static String plain(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }

  /** Writes at most 16 digits, as MonaServer does; not for infinities and NaN. */
  public static void writeShort(double value, ByteSink sink) {
    if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
      whole((long) value, sink);
    } else {
      write(new BigDecimal(value).round(SIXTEEN_DIGITS).doubleValue(), sink);
    }
  }

  /** Writes a number without an exponent, which XML-RPC does not have. */
  public static void writePlain(double value, ByteSink sink) {
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      whole((long) value, sink);
    } else {
      sink.ascii(plain(Double.toString(value)));
    }
  }

  /** Writes a whole number. */
  public static void whole(long value, ByteSink sink) {
    if (value < 0) {
      sink.write('-');
      if (value == Long.MIN_VALUE) {
        sink.ascii("9223372036854775808");
        return;
      }
      digits(-value, sink);
    } else {
      digits(value, sink);
    }
  }

  /** Writes a number with leading zeros. */
  public static void padded(long value, int width, ByteSink sink) {
    long bound = 10;
    for (int i = 1; i < width; i++) {
      if (value < bound) {
        sink.write('0');
      }
      bound *= 10;
    }
    whole(value, sink);
  }

  private static void digits(long value, ByteSink sink) {
    long power = 1;
    while (value / power >= 10) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      sink.write('0' + (int) (value / power % 10));
    }
  }
}
