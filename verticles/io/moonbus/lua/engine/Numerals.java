package io.moonbus.lua.engine;

import io.moonbus.lua.engine.patch.NumberParser;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;

/** Text to number, as {@code tonumber} and the operators of arithmetic do it. */
final class Numerals {

  private Numerals() {
  }

  /** The number that a text is, blanks around it allowed; {@code null} when it is none. */
  static LuaNumber parse(LuaString text) {
    double value = NumberParser.scannumber(text);
    if (Double.isNaN(value)) {
      return NumberParser.isNan(text) ? LuaDouble.NAN : null;
    }
    return LuaDouble.valueOf(value);
  }

  /** The integer that a text is in a base from 2 to 36, {@code null} when it is none. */
  static LuaNumber parse(LuaString text, int base) {
    double value = NumberParser.scannumberOfBase(text, base);
    return Double.isNaN(value) ? null : LuaDouble.valueOf(value);
  }
}
