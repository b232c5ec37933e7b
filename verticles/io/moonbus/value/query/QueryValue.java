package io.moonbus.value.query;

import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Numbers;

/** Finds the type of a value that is given as text. */
final class QueryValue {

  /** Longer text is no number; the longest double in full has some more than a thousand digits. */
  private static final int LONGEST_NUMBER = 64;

  private QueryValue() {
  }

  static void write(byte[] text, int length, ValueWriter out) {
    if (is("true", text, length)) {
      out.bool(true);
    } else if (is("false", text, length)) {
      out.bool(false);
    } else if (is("null", text, length)) {
      out.nil();
    } else {
      other(text, length, out);
    }
  }

  private static void other(byte[] text, int length, ValueWriter out) {
    if (isNumber(text, length)) {
      double value = Numbers.parse(text, 0, length);
      if (Double.isFinite(value)) {
        out.number(value);
        return;
      }
    }
    long millis = Dates.parse(text, 0, length);
    if (millis == Dates.NONE) {
      out.string(text, 0, length);
    } else {
      out.date(millis);
    }
  }

  private static boolean is(String word, byte[] text, int length) {
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((text[i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** {@code -?digits[.digits][e[+-]digits]}, where digits on one side of the point are enough. */
  private static boolean isNumber(byte[] text, int length) {
    if (length > LONGEST_NUMBER) {
      return false;
    }
    int at = length > 0 && text[0] == '-' ? 1 : 0;
    int whole = digits(text, at, length);
    at += whole;
    int decimals = 0;
    if (at < length && text[at] == '.') {
      decimals = digits(text, ++at, length);
      at += decimals;
    }
    if (whole + decimals == 0) {
      return false;
    }
    if (at < length && (text[at] | 0x20) == 'e') {
      at++;
      if (at < length && (text[at] == '+' || text[at] == '-')) {
        at++;
      }
      int exponent = digits(text, at, length);
      return exponent > 0 && at + exponent == length;
    }
    return at == length;
  }

  private static int digits(byte[] text, int from, int length) {
    int at = from;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at - from;
  }
}
