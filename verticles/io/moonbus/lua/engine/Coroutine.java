package io.moonbus.lua.engine;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A coroutine: frames on the heap, no thread. */
final class Coroutine extends LuaValue {

  /** What a coroutine is doing. */
  enum Status {
    SUSPENDED, RUNNING, NORMAL, DEAD
  }

  private final State state;
  private final LuaValue body;
  private final Run run;
  private Status status = Status.SUSPENDED;
  private boolean started;
  private LuaValue handler;
  /** What it yields, {@code null} unless it is about to. */
  private Varargs yielded;
  /** What alone can resume it, {@code null} when anybody can. */
  private Waiter awaited;

  Coroutine(State state, LuaValue body) {
    this.state = state;
    this.body = body;
    run = new Run(state, this, null);
  }

  /** Stands for what runs outside of coroutines. */
  static Coroutine main(State state) {
    Coroutine main = new Coroutine(state, NIL);
    main.status = Status.RUNNING;
    return main;
  }

  Status status() {
    return status;
  }

  /** Suspends it with results for the one who resumed it. To be followed by the interpreter's stopping. */
  void yield(Varargs results) {
    yielded = results;
  }

  /** Suspends it until its waiter resumes it. To be followed by the interpreter's stopping. */
  void await(Waiter waiter) {
    awaited = waiter;
    yielded = NONE;
  }

  /** The level of the stack at which it is suspended. */
  Run frames() {
    return run;
  }

  /**
   * Runs it until it yields or ends.
   *
   * @throws LuaError when it raises an error, or cannot be resumed
   */
  Varargs resume(Varargs arguments) {
    if (awaited != null) {
      throw new ScriptError("cannot resume a coroutine that waits for the server");
    }
    return resumeNow(arguments);
  }

  /** Lets it go on after {@link #await}, with results or by raising an error; a second time nothing happens. */
  Varargs resume(Waiter waiter, Varargs results, LuaError error) {
    if (awaited != waiter) {
      return NONE;
    }
    awaited = null;
    run.failure = error;
    return resumeNow(results);
  }

  private Varargs resumeNow(Varargs arguments) {
    if (status != Status.SUSPENDED) {
      throw new ScriptError("cannot resume " + (status == Status.DEAD ? "dead" : "non-suspended") + " coroutine");
    }
    Coroutine outer = state.coroutine;
    LuaValue outerHandler = state.handler;
    enter(outer);
    boolean failed = true;
    try {
      Varargs results = proceed(arguments);
      failed = false;
      return results;
    } finally {
      handler = state.handler;
      state.coroutine = outer;
      state.handler = outerHandler;
      if (outer != null) {
        outer.status = Status.RUNNING;
      }
      status = failed || run.top == null ? Status.DEAD : Status.SUSPENDED;
    }
  }

  private void enter(Coroutine outer) {
    if (outer != null) {
      outer.status = Status.NORMAL;
    }
    status = Status.RUNNING;
    state.coroutine = this;
    state.handler = handler;
    run.previous = state.run;
  }

  private Varargs proceed(Varargs arguments) {
    yielded = null;
    state.interpretedDepth += run.depth;
    if (!started) {
      started = true;
      if (!(body instanceof ScriptFunction script)) {
        return Calls.call(state, body, arguments);
      }
      run.push(new Frame(script, arguments));
    } else if (run.failure == null && Interpreter.complete(run, arguments) == null) {
      return run.result;
    }
    Varargs results = Interpreter.perform(run);
    return yielded == null ? results : yielded;
  }

  @Override
  public int type() {
    return TTHREAD;
  }

  @Override
  public String typename() {
    return "thread";
  }

  @Override
  public boolean isthread() {
    return true;
  }

  @Override
  public LuaValue getmetatable() {
    return state.metatables().get(this);
  }

  @Override
  public String tojstring() {
    return "thread: 0x%08x".formatted(System.identityHashCode(this));
  }
}
