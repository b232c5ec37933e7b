package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A compiled function of three parameters. */
abstract class BodyOf3 extends Body {

  @Override
  final Varargs run(LuaValue function) {
    return run(function, LuaValue.NIL, LuaValue.NIL, LuaValue.NIL);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a) {
    return run(function, a, LuaValue.NIL, LuaValue.NIL);
  }

  @Override
  final Varargs run(LuaValue function, LuaValue a, LuaValue b) {
    return run(function, a, b, LuaValue.NIL);
  }

  @Override
  final Varargs runAll(LuaValue function, Varargs arguments) {
    return run(function, arguments.arg1(), arguments.arg(2), arguments.arg(3));
  }
}
