package io.moonbus.lua.engine;

/** What a Lua state may do. Chained setters; each checks its value. */
public final class EngineOptions {

  /** Default of {@link #budgetMillis()}: 5 s. */
  public static final long DEFAULT_BUDGET_MILLIS = 5_000;
  /** Default of {@link #maxStringBytes()}: 64 MiB. */
  public static final int DEFAULT_MAX_STRING_BYTES = 64 << 20;
  /** Default of {@link #maxCallDepth()}. */
  public static final int DEFAULT_MAX_CALL_DEPTH = 6_000;

  /** Default of {@link #compileAfter()}. */
  public static final int DEFAULT_COMPILE_AFTER = 200;

  private long budgetMillis = DEFAULT_BUDGET_MILLIS;
  private int maxStringBytes = DEFAULT_MAX_STRING_BYTES;
  private int maxCallDepth = DEFAULT_MAX_CALL_DEPTH;
  private boolean compile = true;
  private int compileAfter = DEFAULT_COMPILE_AFTER;

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
}
