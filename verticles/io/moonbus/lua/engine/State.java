package io.moonbus.lua.engine;

import io.moonbus.lua.engine.lib.Libraries;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A state: its globals, and where it is in what it does. */
final class State implements LuaState {

  /** What compiled functions may take of the thread's stack, in bytes as {@link CodeEmitter} estimates them. */
  static final int STACK_BUDGET = 400_000;
  /** How far calls from Java, which cannot do without the stack, may exceed the budget. */
  static final int STACK_RESERVE = -150_000;
  /** An interpreted function calls compiled ones only while so much is left, so as not to go to and fro at the limit. */
  static final int STACK_MARGIN = 20_000;
  /** The least that a compiled function counts for. */
  static final int MIN_FRAME = 160;

  private static final int HANDLER_FRAMES = 60_000;
  private static final int HANDLER_DEPTH = 200;

  private final EngineOptions options;
  private final LuaTable globals = new LuaTable();
  private final Metatables metatables = new Metatables();
  private final Compiler compiler;
  final Body foreign = new ForeignBody(this);

  /** The compiled functions that run now; its length is that of the deepest nesting that the budget allows. */
  final ScriptFunction[] compiledStack = new ScriptFunction[(STACK_BUDGET + HANDLER_FRAMES) / MIN_FRAME + 1];
  int compiledDepth;
  int stackLeft = STACK_BUDGET;
  int interpretedDepth;
  int maxDepth;
  /** The interpreter's innermost activity. */
  Run run;
  /** The running coroutine, {@code null} for the main one. */
  Coroutine coroutine;
  /** What {@code xpcall} wants to be called where an error is raised, {@code null} for nothing. */
  LuaValue handler;

  private boolean busy;
  private volatile boolean interrupted;
  /** When the time of the running call is up, by {@link System#nanoTime()}; 0 = never. */
  private volatile long deadline;
  /** Counts calls, and the thread of the running one; both are published by {@link #deadline}. */
  private int calls;
  private Thread thread;
  /** The call that is to be stopped because of the memory that it uses. */
  private volatile int stopped;

  State(EngineOptions options) {
    this.options = options;
    maxDepth = options.maxCallDepth();
    compiler = options.compile() ? new Compiler() : null;
    BaseLib.install(this);
    CoroutineLib.install(this);
    DebugLib.install(this);
    Libraries.install(this, globals, options);
    LuaTable ofStrings = new LuaTable();
    ofStrings.rawset(LuaValue.INDEX, globals.rawget("string"));
    metatables.set(LuaValue.TSTRING, ofStrings);
  }

  EngineOptions options() {
    return options;
  }

  Metatables metatables() {
    return metatables;
  }

  /** {@code null} when nothing is to be compiled. */
  Compiler compiler() {
    return compiler;
  }

  @Override
  public LuaTable globals() {
    return globals;
  }

  @Override
  public LuaFunction load(byte[] source, String chunkName, LuaValue environment) {
    return Source.load(this, source, chunkName, environment);
  }

  @Override
  public Varargs call(LuaValue function, Varargs arguments) {
    if (busy) {
      return Calls.call(this, function, arguments);
    }
    begin();
    try {
      return Calls.call(this, function, arguments);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw fatal(e);
    } finally {
      end();
    }
  }

  private void begin() {
    busy = true;
    calls++;
    thread = Thread.currentThread();
    long budget = options.budgetMillis();
    long time = budget > 0 ? System.nanoTime() + budget * 1_000_000 : 0;
    deadline = budget > 0 && time == 0 ? 1 : time;
  }

  private void end() {
    thread = null;
    deadline = 0;
    interrupted = false;
    busy = false;
    compiledDepth = 0;
    stackLeft = STACK_BUDGET;
    interpretedDepth = 0;
    run = null;
    coroutine = null;
    handler = null;
  }

  /** Sets the flag when the time is up. Called by the engine's own thread. */
  void checkTime(long now) {
    long time = deadline;
    if (time != 0 && now - time > 0) {
      interrupted = true;
    }
  }

  /** The thread of the running call, {@code null} when none runs. May be late. */
  Thread thread() {
    return thread;
  }

  /** The number of the running or last call. May be late. */
  int calls() {
    return calls;
  }

  /** Stops a call, if it still runs, because of the memory that it uses. Called by the engine's own thread. */
  void stop(int call) {
    stopped = call;
    interrupted = true;
  }

  @Override
  public void poll() {
    if (interrupted) {
      interrupt();
    }
  }

  private void interrupt() {
    if (stopped == calls) {
      throw interrupt("it used up the memory of the server");
    }
    long time = deadline;
    if (time == 0 || System.nanoTime() - time < 0) {
      // The flag was meant for a call that ended at the same moment.
      interrupted = false;
      return;
    }
    throw interrupt("it ran longer than " + options.budgetMillis() + " ms");
  }

  private LuaInterrupt interrupt(String reason) {
    Level level = Backtrace.of(this).innermost();
    return new LuaInterrupt("the script was stopped: " + reason, level == null ? null : level.where());
  }

  /** Whether the innermost Lua function is an interpreted one that a coroutine runs, with nothing in Java in between. */
  boolean isInCoroutine() {
    return run != null && run.coroutine != null && compiledDepth == run.compiledDepth;
  }

  /** Begins a compiled function; {@code false} when it must be interpreted because the stack is used up. */
  boolean enter(ScriptFunction function, int cost) {
    if (interrupted) {
      interrupt();
    }
    int left = stackLeft - cost;
    if (left < 0 || compiledDepth + interpretedDepth >= maxDepth) {
      return false;
    }
    stackLeft = left;
    compiledStack[compiledDepth++] = function;
    return true;
  }

  /** Ends a compiled function. */
  void leave(int cost) {
    compiledDepth--;
    stackLeft += cost;
  }

  /** The error of a function in Java, completed; others are passed on. */
  RuntimeException located(RuntimeException e, Varargs arguments) {
    if (e instanceof ScriptError || e instanceof LuaInterrupt) {
      return e;
    }
    if (e instanceof LuaError error) {
      return Errors.located(this, error, arguments);
    }
    LuaError error = Errors.raise(this, e.toString());
    error.initCause(e);
    return error;
  }

  /** The value of an error that a protected call has caught. */
  LuaValue caught(LuaError error) {
    if (error instanceof ScriptError script) {
      return handled(script).getMessageObject();
    }
    return Errors.located(this, error, LuaValue.NONE).getMessageObject();
  }

  /** The Lua error for what the JVM cannot do. */
  LuaError fatal(VirtualMachineError e) {
    return handled(new ScriptError(e instanceof OutOfMemoryError ? "not enough memory" : "stack overflow"));
  }

  /** Gives an error to the handler of the innermost {@code xpcall}, while the stack is still as it was. */
  LuaError handled(ScriptError error) {
    LuaValue h = handler;
    if (h == null || error.isHandled()) {
      return error;
    }
    handler = null;
    stackLeft += HANDLER_FRAMES;
    maxDepth += HANDLER_DEPTH;
    try {
      return new ScriptError(Calls.call(this, h, error.getMessageObject()).arg1(), true);
    } catch (LuaError | StackOverflowError e) {
      return new ScriptError(LuaValue.valueOf("error in error handling"), true);
    } finally {
      handler = h;
      stackLeft -= HANDLER_FRAMES;
      maxDepth -= HANDLER_DEPTH;
    }
  }

  @Override
  public LuaFunction suspending(String name, Suspending body) {
    JavaFunction plain = new JavaFunction(name, arguments -> body.begin(arguments, null));
    return new Intrinsic(name, (run, arguments) -> {
      if (run.coroutine == null) {
        return Interpreter.complete(run, Interpreter.foreign(this, plain, arguments));
      }
      Waiter waiter = new Waiter(this, run.coroutine);
      Varargs results = Interpreter.foreign(this, new JavaFunction(name, a -> body.begin(a, waiter)), arguments);
      if (results != null) {
        return Interpreter.complete(run, results);
      }
      run.coroutine.await(waiter);
      return null;
    }, plain::invoke);
  }

  @Override
  public boolean isLess(LuaValue a, LuaValue b) {
    return Comparison.ltFromJava(a, b, this);
  }

  @Override
  public Mode modeOf(LuaValue function) {
    return function instanceof ScriptFunction script && !script.code.body.isCompiled() ? Mode.INTERPRETED : Mode.COMPILED;
  }

  @Override
  public LuaValue environmentOf(LuaValue function) {
    return function instanceof ScriptFunction script ? script.environment() : null;
  }

  @Override
  public LuaValue text(LuaValue value) {
    return BaseLib.text(this, value);
  }

  @Override
  public String beginningOf(LuaValue function) {
    return function instanceof ScriptFunction script ? script.name() : null;
  }

  @Override
  public String where(int level) {
    if (level < 1) {
      return null;
    }
    int number = 0;
    for (Level each : Backtrace.of(this, Integer.MAX_VALUE).levels()) {
      if (each.isLua() && ++number == level) {
        return each.where();
      }
    }
    return null;
  }
}
