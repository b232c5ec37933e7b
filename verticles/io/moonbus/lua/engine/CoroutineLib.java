package io.moonbus.lua.engine;

import java.util.Locale;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The library {@code coroutine}. */
final class CoroutineLib {

  private final State state;
  /** What runs outside of coroutines. */
  private final Coroutine main;

  private CoroutineLib(State state) {
    this.state = state;
    main = Coroutine.main(state);
  }

  static void install(State state) {
    CoroutineLib library = new CoroutineLib(state);
    LuaTable table = new LuaTable();
    JavaFunction.add(table, "create", library::create);
    JavaFunction.add(table, "resume", library::resume);
    JavaFunction.add(table, "running", library::running);
    JavaFunction.add(table, "status", library::status);
    JavaFunction.add(table, "wrap", library::wrap);
    JavaFunction.add(table, "isyieldable", a -> LuaValue.valueOf(library.isYieldable()));
    table.rawset("yield", new Intrinsic("yield", library::beginYield, library::yield));
    state.globals().rawset("coroutine", table);
  }

  private Varargs create(Varargs arguments) {
    return new Coroutine(state, BaseLib.checkFunction(arguments, 1, state));
  }

  private Varargs resume(Varargs arguments) {
    Coroutine coroutine = check(arguments);
    int compiledDepth = state.compiledDepth;
    int stackLeft = state.stackLeft;
    try {
      return Values.prepend(LuaValue.TRUE, coroutine.resume(arguments.subargs(2)));
    } catch (LuaError e) {
      return LuaValue.varargsOf(LuaValue.FALSE, e.getMessageObject());
    } finally {
      state.compiledDepth = compiledDepth;
      state.stackLeft = stackLeft;
    }
  }

  private Varargs wrap(Varargs arguments) {
    Coroutine coroutine = new Coroutine(state, BaseLib.checkFunction(arguments, 1, state));
    return new JavaFunction("wrap", values -> {
      if (coroutine.status() != Coroutine.Status.SUSPENDED) {
        throw new LuaError("cannot resume " + (coroutine.status() == Coroutine.Status.DEAD ? "dead" : "non-suspended") + " coroutine");
      }
      return coroutine.resume(values);
    });
  }

  private Varargs running(Varargs arguments) {
    boolean isMain = state.coroutine == null;
    return LuaValue.varargsOf(isMain ? main : state.coroutine, LuaValue.valueOf(isMain));
  }

  private Varargs status(Varargs arguments) {
    Coroutine coroutine = check(arguments);
    Coroutine.Status status = coroutine == main && state.coroutine != null ? Coroutine.Status.NORMAL : coroutine.status();
    return LuaValue.valueOf(status.name().toLowerCase(Locale.ROOT));
  }

  private Coroutine check(Varargs arguments) {
    if (arguments.arg1() instanceof Coroutine coroutine) {
      return coroutine;
    }
    throw BaseLib.typeError(arguments, 1, "coroutine");
  }

  private boolean isYieldable() {
    return state.coroutine != null && state.run != null && state.run.coroutine != null;
  }

  private Frame beginYield(Run run, Varargs arguments) {
    if (run.coroutine == null) {
      return Interpreter.complete(run, Interpreter.foreign(state, new JavaFunction("yield", this::yield), arguments));
    }
    run.coroutine.yield(arguments);
    return null;
  }

  private Varargs yield(Varargs arguments) {
    throw state.handled(new ScriptError(
        state.coroutine == null ? "attempt to yield from outside a coroutine" : "attempt to yield across C-call boundary"));
  }
}
