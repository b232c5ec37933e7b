package io.moonbus.lua.engine;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Runs functions from their bytecode. Calls between Lua functions, also through {@code pcall}, nest on the heap; so a
 * coroutine is a chain of frames and needs no thread.
 */
final class Interpreter {

  /** What an activity takes of the thread's stack, in bytes. */
  private static final int JAVA_FRAMES = 1_000;

  private Interpreter() {
  }

  /** Runs a function to its end. */
  static Varargs run(State state, ScriptFunction function, Varargs arguments) {
    Run run = new Run(state, null, state.run);
    run.push(new Frame(function, arguments));
    return perform(run);
  }

  /** Works on a run until it is finished or, in a coroutine, suspended; then the result is {@code null}. */
  static Varargs perform(Run run) {
    State state = run.state;
    int compiledDepth = state.compiledDepth;
    int stackLeft = state.stackLeft;
    LuaValue handler = state.handler;
    state.run = run;
    run.compiledDepth = compiledDepth;
    try {
      while (!attempt(run, compiledDepth, stackLeft)) {
        // An error was caught by a protected call in this run, which goes on behind it.
      }
      return run.result;
    } finally {
      state.compiledDepth = compiledDepth;
      state.stackLeft = stackLeft;
      state.interpretedDepth -= run.depth;
      state.run = run.previous;
      if (run.coroutine == null) {
        state.handler = handler;
      }
    }
  }

  private static boolean attempt(Run run, int compiledDepth, int stackLeft) {
    State state = run.state;
    state.compiledDepth = compiledDepth;
    state.stackLeft = stackLeft - JAVA_FRAMES;
    LuaError error;
    try {
      if (state.stackLeft < State.STACK_RESERVE) {
        throw Errors.overflow(state);
      }
      loop(run);
      return true;
    } catch (LuaError e) {
      error = e;
    } catch (StackOverflowError | OutOfMemoryError e) {
      error = state.fatal(e);
    }
    state.run = run;
    if (!recover(run, error)) {
      throw error;
    }
    return false;
  }

  /** Unwinds to the innermost protected call; {@code false} when there is none. */
  private static boolean recover(Run run, LuaError error) {
    while (run.top != null) {
      Frame frame = run.pop();
      if (frame.isGuard()) {
        run.state.handler = frame.handler;
        LuaValue value = run.state.caught(error);
        run.state.handler = frame.handlerBefore;
        complete(run, LuaValue.varargsOf(LuaValue.FALSE, value));
        return true;
      }
    }
    return false;
  }

  /** Its name marks an interpreter's activity on the JVM's stack. */
  private static void loop(Run run) {
    run.raise();
    Frame frame = run.top;
    while (frame != null) {
      try {
        frame = Instructions.step(run, frame);
      } catch (HandlerCall call) {
        frame = run.push(new Frame(call.function, call.arguments));
      }
    }
  }

  /** A function in Java, called by an interpreted one. Its name marks it on the JVM's stack. */
  static Varargs foreign(State state, LuaValue function, Varargs arguments) {
    try {
      return function.invoke(arguments);
    } catch (RuntimeException e) {
      throw state.located(e, arguments);
    }
  }

  /** OP_CALL and OP_TAILCALL of anything; the frame to go on with, {@code null} to stop. */
  static Frame call(Run run, Frame frame, int i) {
    int a = i >>> 6 & 0xff;
    int b = i >>> 23;
    LuaValue function = frame.get(a);
    Varargs arguments = frame.values(a + 1, b - 1, b == 0 ? openAt(frame) : 0);
    if (function instanceof ScriptFunction script && mustInterpret(run, script)) {
      if ((i & 0x3f) == Lua.OP_TAILCALL) {
        run.state.poll();
        run.pop();
      }
      return run.push(new Frame(script, arguments));
    }
    return begin(run, function, arguments);
  }

  /** The register where the open results of the previous instruction begin. */
  static int openAt(Frame frame) {
    return frame.function.code.instructions[frame.pc - 1] >>> 6 & 0xff;
  }

  private static boolean mustInterpret(Run run, ScriptFunction function) {
    Code code = function.code;
    code.warmUp();
    run.state.poll();
    return run.coroutine != null || !code.body.isCompiled() || run.state.stackLeft < State.STACK_MARGIN;
  }

  /** Calls a value on behalf of the top frame. */
  static Frame begin(Run run, LuaValue function, Varargs arguments) {
    State state = run.state;
    if (function instanceof ScriptFunction script) {
      if (mustInterpret(run, script)) {
        return run.push(new Frame(script, arguments));
      }
      return settle(run, script.code.body.runAll(script, arguments));
    }
    if (function instanceof Intrinsic intrinsic) {
      return intrinsic.begin(run, arguments);
    }
    if (function instanceof LuaFunction) {
      return complete(run, foreign(state, function, arguments));
    }
    LuaValue handler = state.metatables().handler(function, LuaValue.CALL);
    if (handler instanceof ScriptFunction) {
      return begin(run, handler, Values.prepend(function, arguments));
    }
    return complete(run, Calls.callValue(state, function, arguments));
  }

  /** Takes the results of a compiled function, which may end with calls of interpreted ones. */
  private static Frame settle(Run run, Varargs results) {
    Varargs v = results;
    while (v instanceof TailCall tail) {
      if (mustInterpret(run, tail.function)) {
        return run.push(new Frame(tail.function, tail.arguments));
      }
      v = tail.function.code.body.runAll(tail.function, tail.arguments);
    }
    return complete(run, v);
  }

  /** Calls a value so that errors come back as results. */
  static Frame beginProtected(Run run, LuaValue handler, LuaValue function, Varargs arguments) {
    run.push(new Frame(handler, run.state.handler));
    run.state.handler = handler;
    return begin(run, function, arguments);
  }

  /** OP_RETURN: takes a frame off and continues its caller. */
  static Frame finish(Run run, Varargs results) {
    run.pop();
    return complete(run, results);
  }

  /** Hands results to the top frame, which waits for them; {@code null} when the run is finished. */
  static Frame complete(Run run, Varargs results) {
    Varargs v = results;
    while (run.top != null && run.top.isGuard()) {
      run.state.handler = run.pop().handlerBefore;
      v = Values.prepend(LuaValue.TRUE, v);
    }
    if (run.top == null) {
      run.result = v;
      return null;
    }
    deliver(run.top, v);
    return run.top;
  }

  /** Does what the frame's instruction does with the results of the call that it waits for. */
  private static void deliver(Frame frame, Varargs results) {
    int i = frame.function.code.instructions[frame.pc];
    int a = i >>> 6 & 0xff;
    int c = i >>> 14 & 0x1ff;
    switch (i & 0x3f) {
      case Lua.OP_TFORCALL -> frame.setAll(a + 3, c, results);
      case Lua.OP_TAILCALL -> frame.open = results;
      case Lua.OP_CALL -> {
        if (c == 0) {
          frame.open = results;
        } else {
          frame.setAll(a, c - 1, results);
        }
      }
      case Lua.OP_EQ, Lua.OP_LT, Lua.OP_LE -> frame.pc += results.arg1().toboolean() != (a != 0) ? 1 : 0;
      case Lua.OP_SELF -> {
        frame.set(a + 1, frame.get(i >>> 23));
        frame.set(a, results.arg1());
      }
      case Lua.OP_SETTABUP, Lua.OP_SETTABLE -> {
        // Assignments have no result.
      }
      default -> frame.set(a, results.arg1());
    }
  }
}
