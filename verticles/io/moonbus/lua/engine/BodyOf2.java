package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A compiled function of two parameters. */
abstract class BodyOf2 extends Body {

  @Override
  final Varargs run(LuaValue function) {
    return run(function, LuaValue.NIL, LuaValue.NIL);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a) {
    return run(function, a, LuaValue.NIL);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return run(function, a, b);
  }

  @Override
  final Varargs runAll(LuaValue function, Varargs arguments) {
    return run(function, arguments.arg1(), arguments.arg(2));
  }
}
