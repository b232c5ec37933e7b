package io.moonbus.lua.engine.patch;

import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaString;

/**
 * Text to number, as LuaJIT reads it: white space around, a sign, then decimal, {@code 0x} hexadecimal (with fraction
 * and {@code p} exponent), {@code 0b} binary, {@code inf} or {@code infinity}. NaN means that the text is no number; for
 * {@code nan}, which is one, see {@link #isNan(LuaString)}.
 */
public final class NumberParser {

  private static final int MAX_PLAIN_DIGITS = 15;
  private static final double UNSIGNED_LONG_MAX = 0x1p64;

  private final byte[] text;
  private final int end;
  private int at;

  private NumberParser(byte[] text, int from, int to) {
    int first = from;
    int last = to;
    while (first < last && isSpace(text[first])) {
      first++;
    }
    while (first < last && isSpace(text[last - 1])) {
      last--;
    }
    this.text = text;
    this.at = first;
    this.end = last;
  }

  /** Reads a number; NaN when the text is none. */
  public static double parse(byte[] text, int offset, int length) {
    NumberParser parser = new NumberParser(text, offset, offset + length);
    boolean negative = parser.sign();
    double value = parser.unsigned();
    return negative ? -value : value;
  }

  /** Reads a whole number of a base from 2 to 36; NaN when the text is none. Values stop at 2^64, as in C. */
  public static double parse(byte[] text, int offset, int length, int base) {
    if (base < 2 || base > 36) {
      return Double.NaN;
    }
    NumberParser parser = new NumberParser(text, offset, offset + length);
    boolean negative = parser.sign();
    if (base == 16 && parser.prefixed('x')) {
      parser.at += 2;
    }
    double value = parser.digits(base);
    return negative ? -value : value;
  }

  public static double scannumber(LuaString self) {
    return parse(self.m_bytes, self.m_offset, self.m_length);
  }

  public static double scannumberOfBase(LuaString self, int base) {
    return parse(self.m_bytes, self.m_offset, self.m_length, base);
  }

  /** Whether a text is the name of the number that is none. */
  public static boolean isNan(LuaString text) {
    NumberParser parser = new NumberParser(text.m_bytes, text.m_offset, text.m_offset + text.m_length);
    parser.sign();
    return parser.is("nan");
  }

  /** Whether all that is left is a word in capital or small letters. */
  private boolean is(String word) {
    if (end - at != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[at + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean sign() {
    if (at < end && (text[at] == '-' || text[at] == '+')) {
      return text[at++] == '-';
    }
    return false;
  }

  private boolean prefixed(char letter) {
    return at + 2 < end && text[at] == '0' && (text[at + 1] | 0x20) == letter;
  }

  private double unsigned() {
    if (prefixed('x')) {
      return hexadecimal();
    }
    if (prefixed('b')) {
      at += 2;
      return digits(2);
    }
    return is("inf") || is("infinity") ? Double.POSITIVE_INFINITY : decimal();
  }

  private double digits(int base) {
    if (at >= end) {
      return Double.NaN;
    }
    double value = 0;
    for (; at < end; at++) {
      int digit = text[at] > 0 ? Character.digit(text[at], base) : -1;
      if (digit < 0) {
        return Double.NaN;
      }
      value = value * base + digit;
    }
    return Math.min(value, UNSIGNED_LONG_MAX);
  }

  private double decimal() {
    int start = at;
    long plain = 0;
    while (at < end && isDigit(text[at])) {
      plain = plain * 10 + text[at++] - '0';
    }
    int whole = at - start;
    if (at == end && whole > 0 && whole <= MAX_PLAIN_DIGITS) {
      return plain;
    }
    int fraction = fraction(10);
    if (whole + fraction == 0 || at < end && !exponent('e')) {
      return Double.NaN;
    }
    return Double.parseDouble(ascii(start, end));
  }

  private double hexadecimal() {
    int start = at;
    at += 2;
    int first = at;
    while (at < end && isHexDigit(text[at])) {
      at++;
    }
    int whole = at - first;
    int fraction = fraction(16);
    if (whole + fraction == 0) {
      return Double.NaN;
    }
    if (at == end) {
      return Double.parseDouble(ascii(start, end) + "p0");
    }
    return exponent('p') ? Double.parseDouble(ascii(start, end)) : Double.NaN;
  }

  private int fraction(int base) {
    if (at >= end || text[at] != '.') {
      return 0;
    }
    int start = ++at;
    while (at < end && (base == 10 ? isDigit(text[at]) : isHexDigit(text[at]))) {
      at++;
    }
    return at - start;
  }

  /** Whether all that is left is an exponent. */
  private boolean exponent(char letter) {
    if ((text[at++] | 0x20) != letter) {
      return false;
    }
    sign();
    int start = at;
    while (at < end && isDigit(text[at])) {
      at++;
    }
    return at > start && at == end;
  }

  private String ascii(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b >= '\t' && b <= '\r';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isHexDigit(byte b) {
    return isDigit(b) || (b | 0x20) >= 'a' && (b | 0x20) <= 'f';
  }
}
