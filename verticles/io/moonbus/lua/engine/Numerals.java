package io.moonbus.lua.engine;

import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;

/** Text to number, as {@code tonumber} and the operators of arithmetic do it. */
final class Numerals {

  private Numerals() {
  }

  /** The number that a text is, blanks around it allowed; {@code null} when it is none. */
  static LuaNumber parse(LuaString text) {
    String s = strip(new String(text.m_bytes, text.m_offset, text.m_length, StandardCharsets.ISO_8859_1));
    if (s.isEmpty()) {
      return null;
    }
    boolean negative = s.charAt(0) == '-';
    String digits = negative || s.charAt(0) == '+' ? s.substring(1) : s;
    Double value = magnitude(digits);
    return value == null ? null : (LuaNumber) Numbers.of(negative ? -value : value);
  }

  /** The integer that a text is in a base from 2 to 36, {@code null} when it is none. */
  static LuaNumber parse(LuaString text, int base) {
    String s = strip(new String(text.m_bytes, text.m_offset, text.m_length, StandardCharsets.ISO_8859_1));
    boolean negative = s.startsWith("-");
    String digits = negative || s.startsWith("+") ? s.substring(1) : s;
    if (base == 16 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
      digits = digits.substring(2);
    }
    double value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), base);
      if (digit < 0 || digits.charAt(i) > 'z') {
        return null;
      }
      value = value * base + digit;
    }
    return digits.isEmpty() ? null : (LuaNumber) Numbers.of(negative ? -value : value);
  }

  private static Double magnitude(String s) {
    if (s.startsWith("0x") || s.startsWith("0X")) {
      return hexadecimal(s.substring(2));
    }
    if (s.equalsIgnoreCase("inf") || s.equalsIgnoreCase("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (s.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return isDecimal(s) ? Double.valueOf(s) : null;
  }

  /** Java's own parser takes more than Lua does: suffixes like {@code 1d}. */
  private static boolean isDecimal(String s) {
    int end = digits(s, 0);
    int count = end;
    if (end < s.length() && s.charAt(end) == '.') {
      int fraction = digits(s, end + 1);
      count += fraction - end - 1;
      end = fraction;
    }
    if (count > 0 && end < s.length() && (s.charAt(end) | 0x20) == 'e') {
      int exponent = end + 1;
      if (exponent < s.length() && (s.charAt(exponent) == '+' || s.charAt(exponent) == '-')) {
        exponent++;
      }
      end = digits(s, exponent);
      count = end > exponent ? count : 0;
    }
    return count > 0 && end == s.length();
  }

  private static int digits(String s, int start) {
    int i = start;
    while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private static Double hexadecimal(String s) {
    double value = 0;
    int exponent = 0;
    int count = 0;
    boolean fraction = false;
    int i = 0;
    for (; i < s.length(); i++) {
      char c = s.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit >= 0) {
        value = value * 16 + digit;
        exponent -= fraction ? 4 : 0;
        count++;
      } else if (c == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (count == 0) {
      return null;
    }
    if (i < s.length()) {
      String power = s.substring(i + 1);
      if ((s.charAt(i) | 0x20) != 'p' || !power.matches("[+-]?[0-9]{1,9}")) {
        return null;
      }
      exponent += Integer.parseInt(power);
    }
    return value * Math.pow(2, exponent);
  }

  private static String strip(String s) {
    int start = 0;
    int end = s.length();
    while (start < end && isSpace(s.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(s.charAt(end - 1))) {
      end--;
    }
    return s.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
