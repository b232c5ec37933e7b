package io.moonbus.lua.engine.lib;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The arguments of one call, read with the conversions and the error messages of Lua. Positions count from 1. */
final class Arguments {

  private final String function;
  private final Varargs values;

  Arguments(String function, Varargs values) {
    this.function = function;
    this.values = values;
  }

  int count() {
    return values.narg();
  }

  /** All of them. */
  Varargs all() {
    return values;
  }

  /** All from a position on. */
  Varargs from(int position) {
    return values.subargs(position);
  }

  /** The argument; nil when there is none. */
  LuaValue get(int position) {
    return values.arg(position);
  }

  boolean isAbsent(int position) {
    return values.arg(position).isnil();
  }

  /** The argument, which may be nil but not missing. */
  LuaValue present(int position) {
    if (position > count()) {
      throw error(position, "value expected");
    }
    return values.arg(position);
  }

  LuaString string(int position) {
    LuaValue value = values.arg(position);
    if (value instanceof LuaString string) {
      return string;
    }
    if (value instanceof LuaNumber) {
      return value.strvalue();
    }
    throw type(position, "string");
  }

  LuaString string(int position, LuaString otherwise) {
    return isAbsent(position) ? otherwise : string(position);
  }

  /** The text of a string argument. */
  String text(int position) {
    return string(position).tojstring();
  }

  double number(int position) {
    LuaValue value = values.arg(position);
    if (value instanceof LuaNumber) {
      return value.todouble();
    }
    LuaValue number = value instanceof LuaString ? value.tonumber() : LuaValue.NIL;
    if (number.isnil()) {
      throw type(position, "number");
    }
    return number.todouble();
  }

  double number(int position, double otherwise) {
    return isAbsent(position) ? otherwise : number(position);
  }

  /** The argument without its fraction, held within the range of an {@code int}. */
  int integer(int position) {
    LuaValue value = values.arg(position);
    return value.isinttype() ? value.toint() : (int) number(position);
  }

  int integer(int position, int otherwise) {
    return isAbsent(position) ? otherwise : integer(position);
  }

  LuaTable table(int position) {
    if (values.arg(position) instanceof LuaTable table) {
      return table;
    }
    throw type(position, "table");
  }

  LuaValue function(int position) {
    LuaValue value = values.arg(position);
    if (value.isfunction()) {
      return value;
    }
    throw type(position, "function");
  }

  /** The error of an argument that has the wrong type. */
  LuaError type(int position, String expected) {
    String got = position > count() ? "no value" : values.arg(position).typename();
    return error(position, expected + " expected, got " + got);
  }

  /** The error of an argument that can't be used. */
  LuaError error(int position, String message) {
    return new LuaError("bad argument #" + position + " to '" + function + "' (" + message + ")");
  }
}
