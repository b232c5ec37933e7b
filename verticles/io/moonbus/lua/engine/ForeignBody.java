package io.moonbus.lua.engine;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls whatever is no Lua function: functions written in Java, values with {@code __call}, and those that cannot be called. */
final class ForeignBody extends Body {

  private final State state;

  ForeignBody(State state) {
    this.state = state;
  }

  @Override
  Varargs run(LuaValue function) {
    return runAll(function, LuaValue.NONE);
  }

  @Override
  Varargs run(LuaValue function, LuaValue a) {
    return runAll(function, a);
  }

  @Override
  Varargs run(LuaValue function, LuaValue a, LuaValue b) {
    return runAll(function, LuaValue.varargsOf(a, b));
  }

  @Override
  Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c) {
    return runAll(function, LuaValue.varargsOf(a, b, c));
  }

  @Override
  Varargs runAll(LuaValue function, Varargs arguments) {
    return function instanceof LuaFunction
        ? Interpreter.foreign(state, function, arguments) : Calls.callValue(state, function, arguments);
  }
}
