package io.moonbus.lua.engine;

import java.util.function.Supplier;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A coroutine that waits for something outside of the script. Only its waiter can resume it, once: to
 * {@code coroutine.resume} it gives an error meanwhile. Used on the thread of the state.
 */
public final class Waiter {

  private final State state;
  private final Coroutine coroutine;

  Waiter(State state, Coroutine coroutine) {
    this.state = state;
    this.coroutine = coroutine;
  }

  /** A function that lets the coroutine go on with the results of the call; to be called by {@link LuaState#call}. */
  public LuaFunction results(Varargs results) {
    return resumption(() -> coroutine.resume(this, results, null));
  }

  /** A function that lets the call of the coroutine raise an error; to be called by {@link LuaState#call}. */
  public LuaFunction error(LuaValue message) {
    return resumption(() -> coroutine.resume(this, LuaValue.NONE, new LuaError(message)));
  }

  private LuaFunction resumption(Supplier<Varargs> resume) {
    return new JavaFunction("resumption", arguments -> {
      int compiledDepth = state.compiledDepth;
      int stackLeft = state.stackLeft;
      try {
        return resume.get();
      } finally {
        state.compiledDepth = compiledDepth;
        state.stackLeft = stackLeft;
      }
    });
  }
}
