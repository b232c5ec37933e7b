package io.moonbus.lua.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a Lua state may do. Chained setters; each checks its value. */
public final class EngineOptions {

  /** Default of {@link #budgetMillis()}: 5 s. */
  public static final long DEFAULT_BUDGET_MILLIS = 5_000;
  /** Default of {@link #maxStringBytes()}: 64 MiB. */
  public static final int DEFAULT_MAX_STRING_BYTES = 64 << 20;
  /** Default of {@link #maxCallDepth()}. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 6_000;
  /** Default of {@link #maxMemoryPercent()}. */
  public static final int DEFAULT_MAX_MEMORY_PERCENT = 85;

  /** Default of {@link #compileAfter()}. */
  public static final int DEFAULT_COMPILE_AFTER = 200;
  /**
   * What {@link #unsafe(Set)} can name: files outside of {@link #ioRoots()}, programs, the end of the process, classes
   * of Java.
   */
  public static final Set<String> UNSAFE_NAMES =
      Set.of("files", "io.popen", "os.execute", "os.exit", "luajava");

  private long budgetMillis = DEFAULT_BUDGET_MILLIS;
  private int maxStringBytes = DEFAULT_MAX_STRING_BYTES;
  private int maxCallDepth = DEFAULT_MAX_CALL_DEPTH;
  private int maxMemoryPercent = DEFAULT_MAX_MEMORY_PERCENT;
  private boolean compile = true;
  private int compileAfter = DEFAULT_COMPILE_AFTER;
  private Set<String> unsafe = Set.of();
  private List<Path> ioRoots = List.of();

  /** How long a call may run, in milliseconds; 0 = for ever. */
  public long budgetMillis() {
    return budgetMillis;
  }

  /** @see #budgetMillis() */
  public EngineOptions budgetMillis(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("budgetMillis must be >= 0");
    }
    budgetMillis = value;
    return this;
  }

  /** The longest string that a script can make, in bytes. */
  public int maxStringBytes() {
    return maxStringBytes;
  }

  /** @see #maxStringBytes() */
  public EngineOptions maxStringBytes(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxStringBytes must be >= 1");
    }
    maxStringBytes = value;
    return this;
  }

  /** How many calls may be nested before a "stack overflow" error. */
  public int maxCallDepth() {
    return maxCallDepth;
  }

  /** @see #maxCallDepth() */
  public EngineOptions maxCallDepth(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("maxCallDepth must be >= 1");
    }
    maxCallDepth = value;
    return this;
  }

  /**
   * How full the JVM's heap may be after a collection, in percent, while a call is under way that has itself allocated
   * an eighth of the heap or more: it is stopped then. 100 = never.
   */
  public int maxMemoryPercent() {
    return maxMemoryPercent;
  }

  /** @see #maxMemoryPercent() */
  public EngineOptions maxMemoryPercent(int value) {
    if (value < 1 || value > 100) {
      throw new IllegalArgumentException("maxMemoryPercent must be >= 1 and <= 100");
    }
    maxMemoryPercent = value;
    return this;
  }

  /** Whether functions are compiled to JVM classes where that is possible. */
  public boolean compile() {
    return compile;
  }

  /** @see #compile() */
  public EngineOptions compile(boolean value) {
    compile = value;
    return this;
  }

  /** How many calls and loop iterations of a function are interpreted before it is compiled; 0 = compiled when loaded. */
  public int compileAfter() {
    return compileAfter;
  }

  /** @see #compileAfter() */
  public EngineOptions compileAfter(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("compileAfter must be >= 0");
    }
    compileAfter = value;
    return this;
  }

  /** What scripts may do besides the default. */
  public Set<String> unsafe() {
    return unsafe;
  }

  /** @param names some of {@link #UNSAFE_NAMES}; none by default */
  public EngineOptions unsafe(Set<String> names) {
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(UNSAFE_NAMES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unsafe must name some of " + new TreeSet<>(UNSAFE_NAMES) + ", not " + String.join(", ", unknown));
    }
    unsafe = Set.copyOf(names);
    return this;
  }

  /** The folders below which {@code io} and {@code os} reach files; none by default. */
  public List<Path> ioRoots() {
    return ioRoots;
  }

  /** @see #ioRoots() */
  public EngineOptions ioRoots(List<Path> folders) {
    ioRoots = List.copyOf(folders);
    return this;
  }
}
