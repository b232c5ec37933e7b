package io.moonbus.lua.api;

import java.nio.charset.StandardCharsets;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Between the byte strings of Lua and the texts of Java. */
final class Strings {

  private Strings() {
  }

  /** The text of a string or number, read as UTF-8. */
  static String java(LuaValue value) {
    LuaString string = value.strvalue();
    return new String(string.m_bytes, string.m_offset, string.m_length, StandardCharsets.UTF_8);
  }

  /** A text as UTF-8. */
  static LuaString lua(String text) {
    return LuaString.valueOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
