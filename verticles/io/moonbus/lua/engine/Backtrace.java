package io.moonbus.lua.engine;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The call stack of a state, innermost level first, within the running coroutine. Compiled functions are on the JVM's
 * stack, where the line number of a class is the number of the instruction plus one; interpreted ones are frames of runs.
 */
final class Backtrace {

  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));
  private static final Level JAVA = new Level(null, -1, null);

  private final List<Level> levels = new ArrayList<>();
  private final int limit;
  private Run run;
  private int compiled;

  private Backtrace(State state, int limit) {
    this.limit = limit;
    run = state.run;
    compiled = state.compiledDepth;
    WALKER.walk(frames -> {
      read(state, frames);
      return null;
    });
  }

  /** As many levels as are needed to find the innermost Lua function. */
  static Backtrace of(State state) {
    return new Backtrace(state, 0);
  }

  /** All levels up to a limit. */
  static Backtrace of(State state, int limit) {
    return new Backtrace(state, limit);
  }

  private void read(State state, Stream<StackFrame> frames) {
    Iterator<StackFrame> iterator = frames.iterator();
    while (iterator.hasNext()) {
      StackFrame frame = iterator.next();
      Class<?> type = frame.getDeclaringClass();
      if (type == Interpreter.class) {
        readInterpreter(frame.getMethodName());
      } else if (type.isHidden() && Body.class.isAssignableFrom(type)) {
        readCompiled(state, frame.getLineNumber() - 1);
      }
      if (isEnough() || run != null && run.isOver) {
        return;
      }
    }
  }

  private boolean isEnough() {
    return limit == 0 ? innermost() != null : levels.size() >= limit;
  }

  private void readCompiled(State state, int pc) {
    if (pc >= 0 && compiled > 0) {
      ScriptFunction function = state.compiledStack[--compiled];
      levels.add(new Level(function.code, pc, function));
    }
  }

  private void readInterpreter(String method) {
    if (method.equals("foreign")) {
      levels.add(JAVA);
    } else if (method.equals("loop") && run != null) {
      for (Frame f = run.top; f != null && !isEnough(); f = f.caller) {
        levels.add(levelOf(f));
      }
      run = run.coroutine != null ? Run.END : run.previous;
    }
  }

  /** The levels of a coroutine that does not run. */
  static List<Level> suspended(Coroutine coroutine) {
    List<Level> levels = new ArrayList<>();
    for (Frame f = coroutine.frames().top; f != null; f = f.caller) {
      levels.add(levelOf(f));
    }
    return levels;
  }

  private static Level levelOf(Frame frame) {
    return frame.isGuard() ? JAVA : new Level(frame.function.code, frame.pc, frame.function);
  }

  /** The innermost Lua function, {@code null} when no Lua function runs. */
  Level innermost() {
    for (Level level : levels) {
      if (level.isLua()) {
        return level;
      }
    }
    return null;
  }

  /** A level by number; 0 is the function in Java that was called, when there is one. {@code null} past the end. */
  Level get(int number) {
    return number < 0 || number >= levels.size() ? null : levels.get(number);
  }

  List<Level> levels() {
    return levels;
  }
}
