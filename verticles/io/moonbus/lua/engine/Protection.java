package io.moonbus.lua.engine;

import java.util.function.Supplier;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code pcall} and {@code xpcall}. */
final class Protection {

  private final State state;

  private Protection(State state) {
    this.state = state;
  }

  static void install(State state, LuaTable globals) {
    Protection protection = new Protection(state);
    globals.rawset("pcall", new Intrinsic("pcall", protection::beginPcall, protection::pcall));
    globals.rawset("xpcall", new Intrinsic("xpcall", protection::beginXpcall, protection::xpcall));
  }

  private Frame beginPcall(Run run, Varargs arguments) {
    BaseLib.checkAny(arguments, 1, state);
    return Interpreter.beginProtected(run, null, arguments.arg1(), arguments.subargs(2));
  }

  private Frame beginXpcall(Run run, Varargs arguments) {
    BaseLib.checkAny(arguments, 2, state);
    return Interpreter.beginProtected(run, arguments.arg(2), arguments.arg1(), arguments.subargs(3));
  }

  private Varargs pcall(Varargs arguments) {
    BaseLib.checkAny(arguments, 1, state);
    return protect(state, null, () -> Calls.call(state, arguments.arg1(), arguments.subargs(2)));
  }

  private Varargs xpcall(Varargs arguments) {
    BaseLib.checkAny(arguments, 2, state);
    return protect(state, arguments.arg(2), () -> Calls.call(state, arguments.arg1(), arguments.subargs(3)));
  }

  /** Runs something on the JVM's stack; true and its results, or false and the error. */
  static Varargs protect(State state, LuaValue handler, Supplier<Varargs> action) {
    int compiledDepth = state.compiledDepth;
    int stackLeft = state.stackLeft;
    LuaValue handlerBefore = state.handler;
    state.handler = handler;
    state.stackLeft -= Calls.JAVA_FRAMES;
    try {
      if (state.stackLeft < State.STACK_RESERVE) {
        throw Errors.overflow(state);
      }
      return Values.prepend(LuaValue.TRUE, action.get());
    } catch (LuaError e) {
      return LuaValue.varargsOf(LuaValue.FALSE, state.caught(e));
    } catch (StackOverflowError | OutOfMemoryError e) {
      return LuaValue.varargsOf(LuaValue.FALSE, state.fatal(e).getMessageObject());
    } finally {
      state.handler = handlerBefore;
      state.compiledDepth = compiledDepth;
      state.stackLeft = stackLeft;
    }
  }
}
