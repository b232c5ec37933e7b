package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A compiled function without parameters. */
abstract class BodyOf0 extends Body {

  @Override
  final Varargs run(LuaValue function, LuaValue a) {
    return run(function);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b) {
    return run(function);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return run(function);
  }

  @Override
  final Varargs runAll(LuaValue function, Varargs arguments) {
    return run(function);
  }
}
