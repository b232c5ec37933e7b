package io.moonbus.lua.engine.lib;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;

/**
 * One conversion of a format, from {@code %} to its letter.
 *
 * @param flags      a bit per flag
 * @param width      least width, 0 when none
 * @param precision  precision, -1 when none
 * @param conversion the letter
 * @param end        position after the letter
 */
record FormatSpec(int flags, int width, int precision, int conversion, int end) {

  static final int LEFT = 1;
  static final int PLUS = 2;
  static final int SPACE = 4;
  static final int ALTERNATE = 8;
  static final int ZERO = 16;

  private static final String FLAGS = "-+ #0";
  private static final int MAX_DIGITS = 2;

  /** @param start the position after the {@code %} */
  static FormatSpec parse(LuaString format, int start) {
    int at = start;
    int flags = 0;
    int flag;
    while (at < format.m_length && (flag = FLAGS.indexOf(format.luaByte(at))) >= 0) {
      flags |= 1 << flag;
      at++;
    }
    int widthEnd = digits(format, at);
    int width = number(format, at, widthEnd);
    at = widthEnd;
    int precision = -1;
    if (at < format.m_length && format.luaByte(at) == '.') {
      int precisionEnd = digits(format, at + 1);
      precision = number(format, at + 1, precisionEnd);
      at = precisionEnd;
    }
    if (at >= format.m_length || CharacterClass.isDigit(format.luaByte(at))) {
      throw invalid(format, start, at);
    }
    return new FormatSpec(flags, width, precision, format.luaByte(at), at + 1);
  }

  private static int digits(LuaString format, int start) {
    int at = start;
    while (at < format.m_length && at - start < MAX_DIGITS && CharacterClass.isDigit(format.luaByte(at))) {
      at++;
    }
    return at;
  }

  private static int number(LuaString format, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + format.luaByte(i) - '0';
    }
    return number;
  }

  /** @param last position of the character that doesn't fit */
  static LuaError invalid(LuaString format, int start, int last) {
    LuaString wrong = format.substring(start, Math.min(last + 1, format.m_length));
    return new LuaError("invalid option '%" + wrong.tojstring() + "' to 'format'");
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The sign that a number gets. */
  String sign(boolean negative) {
    return negative ? "-" : has(PLUS) ? "+" : has(SPACE) ? " " : "";
  }

  /** A number's text: a sign or prefix, zeros where wanted, digits, all in the width. */
  void write(Bytes to, String prefix, String digits, boolean zeros) {
    int padding = width - prefix.length() - digits.length();
    if (!has(LEFT) && !zeros) {
      to.pad(' ', padding);
    }
    to.add(prefix);
    if (!has(LEFT) && zeros) {
      to.pad('0', padding);
    }
    to.add(digits);
    if (has(LEFT)) {
      to.pad(' ', padding);
    }
  }

  /** Text, cut to the precision and brought to the width. */
  void write(Bytes to, LuaString text) {
    int length = precision >= 0 ? Math.min(precision, text.m_length) : text.m_length;
    if (!has(LEFT)) {
      to.pad(' ', width - length);
    }
    to.add(text.m_bytes, text.m_offset, length);
    if (has(LEFT)) {
      to.pad(' ', width - length);
    }
  }
}
