package io.moonbus.lua.engine;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One activity of the interpreter: a chain of frames that it works on without recursion. */
final class Run {

  /** Stands for what lies behind the end of a coroutine. */
  static final Run END = new Run(null, null, null, true);

  final State state;
  /** The coroutine whose body this is, {@code null} when it runs on behalf of Java code or a compiled function. */
  final Coroutine coroutine;
  Run previous;
  final boolean isOver;
  Frame top;
  /** How many compiled functions were running when this began. */
  int compiledDepth;
  /** Frames that this run holds. */
  int depth;
  /** What the call that the top frame waits for shall raise, {@code null} when it has results. */
  LuaError failure;
  /** The results, once it is finished. */
  Varargs result;

  Run(State state, Coroutine coroutine, Run previous) {
    this(state, coroutine, previous, false);
  }

  private Run(State state, Coroutine coroutine, Run previous, boolean isOver) {
    this.state = state;
    this.coroutine = coroutine;
    this.previous = previous;
    this.isOver = isOver;
  }

  /** Puts a frame on top. */
  Frame push(Frame frame) {
    if (++state.interpretedDepth + state.compiledDepth > state.maxDepth) {
      state.interpretedDepth--;
      throw Errors.overflow(state);
    }
    depth++;
    frame.caller = top;
    top = frame;
    return frame;
  }

  /** Raises what the call that the top frame waits for shall raise, if anything. */
  void raise() {
    LuaError error = failure;
    if (error != null) {
      failure = null;
      throw state.located(error, LuaValue.NONE);
    }
  }

  /** Takes the top frame off. */
  Frame pop() {
    Frame frame = top;
    top = frame.caller;
    depth--;
    state.interpretedDepth--;
    return frame;
  }
}
