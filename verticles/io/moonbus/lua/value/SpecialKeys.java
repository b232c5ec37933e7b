package io.moonbus.lua.value;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** The keys that make a table more than a table. */
final class SpecialKeys {

  /** Milliseconds since 1970: the table is a date. */
  static final LuaString TIME = LuaValue.valueOf("__time");
  /** A string: the table is binary data. */
  static final LuaString RAW = LuaValue.valueOf("__raw");
  /** A string: the table is an object of that type. */
  static final LuaString TYPE = LuaValue.valueOf("__type");

  private SpecialKeys() {
  }
}
