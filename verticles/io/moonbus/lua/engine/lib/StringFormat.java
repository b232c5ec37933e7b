package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** {@code string.format}. */
final class StringFormat {

  private static final int POLL_MASK = 0xff;

  private final LuaState state;
  private final int maxStringBytes;

  StringFormat(LuaState state, int maxStringBytes) {
    this.state = state;
    this.maxStringBytes = maxStringBytes;
  }

  LuaString format(Arguments a) {
    LuaString format = a.string(1);
    Bytes result = new Bytes(maxStringBytes);
    int argument = 1;
    for (int at = 0; at < format.m_length;) {
      int c = format.luaByte(at++);
      if (c != '%') {
        result.add(c);
      } else if (at < format.m_length && format.luaByte(at) == '%') {
        result.add(format.luaByte(at++));
      } else {
        FormatSpec spec = FormatSpec.parse(format, at);
        convert(result, spec, a, ++argument, format, at);
        at = spec.end();
      }
      if ((at & POLL_MASK) == 0) {
        state.poll();
      }
    }
    return result.string();
  }

  private void convert(Bytes result, FormatSpec spec, Arguments a, int argument, LuaString format, int start) {
    switch (spec.conversion()) {
      case 'd', 'i', 'u', 'o', 'x', 'X' -> IntegerFormat.write(result, spec, a.number(argument));
      case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> FloatFormat.write(result, spec, a.number(argument));
      case 'c' -> spec.write(result, LuaString.valueOf(new byte[] {(byte) (long) a.number(argument)}));
      case 's' -> spec.write(result, text(a.present(argument)));
      case 'q' -> quote(result, a.string(argument));
      case 'p' -> spec.write(result, LuaString.valueOf(address(a.present(argument))));
      default -> throw FormatSpec.invalid(format, start, spec.end() - 1);
    }
  }

  private LuaString text(LuaValue value) {
    if (value instanceof LuaString) {
      return value.strvalue();
    }
    LuaValue text = state.text(value);
    if (text instanceof LuaString || text instanceof LuaNumber) {
      return text.strvalue();
    }
    throw new LuaError("'tostring' must return a string to 'format'");
  }

  private static String address(LuaValue value) {
    return "0x" + Integer.toHexString(0x10000000 | System.identityHashCode(value));
  }

  /** A literal that Lua reads back as the same bytes. */
  private static void quote(Bytes result, LuaString text) {
    result.add('"');
    for (int i = 0; i < text.m_length; i++) {
      int c = text.luaByte(i);
      if (c == '"' || c == '\\' || c == '\n') {
        result.add('\\').add(c);
      } else if (CharacterClass.isControl(c)) {
        boolean digitFollows = i + 1 < text.m_length && CharacterClass.isDigit(text.luaByte(i + 1));
        result.add(String.format(digitFollows ? "\\%03d" : "\\%d", c));
      } else {
        result.add(c);
      }
    }
    result.add('"');
  }
}
