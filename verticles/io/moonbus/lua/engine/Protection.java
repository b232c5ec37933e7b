package io.moonbus.lua.engine;

import java.util.function.Function;
import java.util.function.Supplier;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
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
    if (arguments.narg() < 1) {
      return refused(run, "pcall", this::pcall, arguments);
    }
    return Interpreter.beginProtected(run, null, callable(arguments.arg1()), arguments.subargs(2));
  }

  private Frame beginXpcall(Run run, Varargs arguments) {
    if (arguments.narg() < 2) {
      return refused(run, "xpcall", this::xpcall, arguments);
    }
    return Interpreter.beginProtected(run, arguments.arg(2), callable(arguments.arg1()), arguments.subargs(3));
  }

  /** Raises the error of too few arguments as every function in Java does, with the position of the call. */
  private Frame refused(Run run, String name, Function<Varargs, Varargs> function, Varargs arguments) {
    return Interpreter.complete(run, Interpreter.foreign(state, new JavaFunction(name, function), arguments));
  }

  private Varargs pcall(Varargs arguments) {
    BaseLib.checkAny(arguments, 1, state);
    return protect(state, null, () -> Calls.call(state, callable(arguments.arg1()), arguments.subargs(2)));
  }

  private Varargs xpcall(Varargs arguments) {
    BaseLib.checkAny(arguments, 2, state);
    return protect(state, arguments.arg(2), () -> Calls.call(state, callable(arguments.arg1()), arguments.subargs(3)));
  }

  /** A value to be called; for one that cannot be, what raises the error, which must not name {@code pcall} instead. */
  private LuaValue callable(LuaValue value) {
    if (value instanceof LuaFunction || state.metatables().isForeign(value)
        || !state.metatables().handler(value, LuaValue.CALL).isnil()) {
      return value;
    }
    return new JavaFunction("?", ignored -> {
      throw state.handled(new ScriptError("attempt to call a " + value.typename() + " value"));
    });
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
