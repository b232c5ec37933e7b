package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A function that takes its arguments packed. */
abstract class BodyOfMany extends Body {

  @Override
  final Varargs run(LuaValue function) {
    return runAll(function, LuaValue.NONE);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a) {
    return runAll(function, a);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b) {
    return runAll(function, LuaValue.varargsOf(a, b));
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return runAll(function, LuaValue.varargsOf(a, b, c));
  }
}
