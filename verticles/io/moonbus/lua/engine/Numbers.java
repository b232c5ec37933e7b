package io.moonbus.lua.engine;

import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Numbers of Lua: doubles, of which those in the range of an int are kept as such. */
final class Numbers {

  private Numbers() {
  }

  static LuaValue of(double d) {
    return LuaDouble.valueOf(d);
  }

  static LuaValue of(long l) {
    int i = (int) l;
    return i == l ? LuaInteger.valueOf(i) : LuaDouble.valueOf((double) l);
  }

  /** The number that a number or a numeral in a string is, {@code null} for anything else. */
  static LuaNumber coerce(LuaValue value) {
    if (value instanceof LuaNumber number) {
      return number;
    }
    return value instanceof LuaString text ? Numerals.parse(text) : null;
  }
}
