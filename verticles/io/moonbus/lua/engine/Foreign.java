package io.moonbus.lua.engine;

import java.util.function.Supplier;
import org.luaj.vm2.LuaValue;

/** Operators on values of classes made by the host, which their methods perform. */
final class Foreign {

  private Foreign() {
  }

  static LuaValue get(State state, LuaValue value, LuaValue key) {
    return located(state, () -> value.get(key));
  }

  static void set(State state, LuaValue value, LuaValue key, LuaValue item) {
    located(state, () -> {
      value.set(key, item);
      return LuaValue.NIL;
    });
  }

  static LuaValue length(State state, LuaValue value) {
    return located(state, value::len);
  }

  static LuaValue negate(State state, LuaValue value) {
    return located(state, value::neg);
  }

  private static LuaValue located(State state, Supplier<LuaValue> operation) {
    try {
      LuaValue result = operation.get();
      return result == LuaValue.NONE ? LuaValue.NIL : result;
    } catch (RuntimeException e) {
      throw state.located(e, LuaValue.NONE);
    }
  }
}
