package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A compiled function of one parameter. */
abstract class BodyOf1 extends Body {

  @Override
  final Varargs run(LuaValue function) {
    return run(function, LuaValue.NIL);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b) {
    return run(function, a);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return run(function, a);
  }

  @Override
  final Varargs runAll(LuaValue function, Varargs arguments) {
    return run(function, arguments.arg1());
  }
}
