package io.moonbus.lua.api;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The arguments of a method, without its object. In errors they are counted from the object on, as in Lua, where the
 * engine knows whether the script wrote a colon.
 */
final class Arguments {

  private Arguments() {
  }

  static LuaString string(Varargs arguments, int position) {
    LuaValue value = arguments.arg(position);
    if (value.isstring()) {
      return value.strvalue();
    }
    throw error(position, "string", value);
  }

  static LuaString string(Varargs arguments, int position, LuaString otherwise) {
    return arguments.isnoneornil(position) ? otherwise : string(arguments, position);
  }

  static double number(Varargs arguments, int position) {
    LuaValue value = arguments.arg(position);
    if (value.isnumber()) {
      return value.todouble();
    }
    throw error(position, "number", value);
  }

  static int integer(Varargs arguments, int position, int otherwise) {
    return arguments.isnoneornil(position) ? otherwise : (int) number(arguments, position);
  }

  static LuaValue function(Varargs arguments, int position) {
    LuaValue value = arguments.arg(position);
    if (value.isfunction()) {
      return value;
    }
    throw error(position, "function", value);
  }

  private static LuaError error(int position, String expected, LuaValue got) {
    return new LuaError("bad argument #" + (position + 1) + ": " + expected + " expected, got " + got.typename());
  }
}
