package io.moonbus.lua.api;

import io.moonbus.data.Key;
import io.moonbus.data.Value;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Between values of Lua and those of the shared data. */
final class DataValues {

  private DataValues() {
  }

  /** The key of a string or number; {@code null} for anything else. */
  static Key key(LuaValue value) {
    return value.type() == LuaValue.TSTRING || value.type() == LuaValue.TNUMBER
        ? Key.wrap(bytes(value.strvalue())) : null;
  }

  /**
   * A boolean, string or number.
   *
   * @param typed whether a number stays one
   * @return {@code null} for anything else
   */
  static Value value(LuaValue value, boolean typed) {
    return switch (value.type()) {
      case LuaValue.TBOOLEAN -> Value.of(value.toboolean());
      case LuaValue.TNUMBER -> typed ? Value.of(value.todouble()) : new Value.Text(bytes(value.strvalue()));
      case LuaValue.TSTRING -> new Value.Text(bytes(value.strvalue()));
      default -> null;
    };
  }

  /**
   * The value for a script.
   *
   * @param typed whether numbers are shown as such; else as strings
   */
  static LuaValue lua(Value value, boolean typed) {
    if (value == null) {
      return LuaValue.NIL;
    }
    if (value instanceof Value.Text text) {
      return string(text.bytes());
    }
    if (value instanceof Value.Num number) {
      LuaValue lua = LuaValue.valueOf(number.value());
      return typed ? lua : lua.strvalue();
    }
    return LuaValue.valueOf(value == Value.Truth.TRUE);
  }

  /** Without a copy: neither side changes its bytes. */
  static LuaString string(byte[] bytes) {
    return LuaString.valueUsing(bytes);
  }

  /** Without a copy, unless the string is a part of a larger one. */
  private static byte[] bytes(LuaString string) {
    return string.m_offset == 0 && string.m_length == string.m_bytes.length ? string.m_bytes
        : Arrays.copyOfRange(string.m_bytes, string.m_offset, string.m_offset + string.m_length);
  }
}
