package io.moonbus.lua.engine;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls of functions, from either language. */
final class Calls {

  /** What a call of Lua from Java takes of the stack, in bytes: the frames of the library and of this package. */
  static final int JAVA_FRAMES = 1_500;
  private static final LuaValue CALL = LuaValue.CALL;
  private static final int MAX_CHAIN = 100;

  private Calls() {
  }

  /** What runs a value when it is called. */
  static Body body(LuaValue function, State state) {
    return function instanceof ScriptFunction script ? script.code.body : state.foreign;
  }

  /** Makes the tail calls that a function ended with. */
  static Varargs all(Varargs result) {
    Varargs v = result;
    while (v instanceof TailCall tail) {
      v = tail.function.code.body.runAll(tail.function, tail.arguments);
    }
    return v;
  }

  /** The first result, nil when there is none. */
  static LuaValue first(Varargs result) {
    if (result instanceof LuaValue value && value != LuaValue.NONE) {
      return value;
    }
    return all(result).arg1();
  }

  /** What a function returns for its last call. */
  static Varargs tail(LuaValue function, Varargs arguments, State state) {
    if (function instanceof ScriptFunction script) {
      return new TailCall(script, arguments);
    }
    return state.foreign.runAll(function, arguments);
  }

  static Varargs call(State state, LuaValue function, Varargs arguments) {
    return all(body(function, state).runAll(function, arguments));
  }

  static LuaValue call(State state, LuaValue function, LuaValue a, LuaValue b) {
    return first(body(function, state).run(function, a, b));
  }

  /**
   * Calls an operator's handler, which has to be all that remains of the operator.
   *
   * @throws HandlerCall when the interpreter shall do it
   */
  static LuaValue handler(State state, LuaValue function, LuaValue a, LuaValue b) {
    if (state.isInCoroutine() && function instanceof ScriptFunction script) {
      throw new HandlerCall(script, LuaValue.varargsOf(a, b));
    }
    return call(state, function, a, b);
  }

  /** Calls a value that is no function through {@code __call}. */
  static Varargs callValue(State state, LuaValue value, Varargs arguments) {
    LuaValue callee = value;
    Varargs packed = arguments;
    for (int i = 0; i < MAX_CHAIN; i++) {
      LuaValue handler = state.metatables().handler(callee, CALL);
      if (handler.isnil()) {
        if (state.metatables().isForeign(callee)) {
          return callee.invoke(packed);
        }
        throw Errors.call(state, callee);
      }
      packed = Values.prepend(callee, packed);
      if (handler instanceof LuaFunction) {
        return call(state, handler, packed);
      }
      callee = handler;
    }
    throw Errors.raise(state, "loop in call");
  }

  /** Calls a Lua function from Java code, leaving the state's stack as it was whatever happens. */
  static Varargs fromJava(State state, ScriptFunction function, Varargs arguments) {
    int top = state.compiledDepth;
    int left = state.stackLeft;
    state.stackLeft -= JAVA_FRAMES;
    try {
      if (state.stackLeft < State.STACK_RESERVE) {
        throw Errors.overflow(state);
      }
      return all(function.code.body.runAll(function, arguments));
    } finally {
      state.compiledDepth = top;
      state.stackLeft = left;
    }
  }
}
