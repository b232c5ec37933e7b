package io.moonbus.data;

/** How data is kept. Setters check and name the option. */
public final class DataOptions {

  /** Bytes of a key. */
  public static final int DEFAULT_MAX_KEY = 1024;
  /** Bytes of a value. */
  public static final int DEFAULT_MAX_VALUE = 1 << 20;
  /** Keys from the root to a value. */
  public static final int DEFAULT_MAX_DEPTH = 64;
  /** Values on a node. */
  public static final long DEFAULT_MAX_ENTRIES = 1_000_000;
  /** Milliseconds after which a change is on disk. */
  public static final long DEFAULT_FLUSH_MILLIS = 200;
  /** Days. */
  public static final int DEFAULT_FORGET_DAYS = 30;
  /** Largest permitted length of a key; more does not fit the messages between nodes. */
  public static final int KEY_LIMIT = 1 << 15;
  /** Largest permitted length of a value; more does not fit the messages between nodes. */
  public static final int VALUE_LIMIT = 1 << 24;
  /** Largest permitted depth. */
  public static final int DEPTH_LIMIT = 256;

  private int maxKey = DEFAULT_MAX_KEY;
  private int maxValue = DEFAULT_MAX_VALUE;
  private int maxDepth = DEFAULT_MAX_DEPTH;
  private long maxEntries = DEFAULT_MAX_ENTRIES;
  private long flushMillis = DEFAULT_FLUSH_MILLIS;
  private int forgetDays = DEFAULT_FORGET_DAYS;

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Longest key in bytes, 1 to {@value #KEY_LIMIT}. */
  public DataOptions setMaxKey(int bytes) {
    check(bytes >= 1 && bytes <= KEY_LIMIT, "maxKey must be 1 to " + KEY_LIMIT);
    maxKey = bytes;
    return this;
  }

  /** Longest value in bytes, 1 to {@value #VALUE_LIMIT}. */
  public DataOptions setMaxValue(int bytes) {
    check(bytes >= 1 && bytes <= VALUE_LIMIT, "maxValue must be 1 to " + VALUE_LIMIT);
    maxValue = bytes;
    return this;
  }

  /** Most keys from the root to a value, the application's path included, 1 to {@value #DEPTH_LIMIT}. */
  public DataOptions setMaxDepth(int keys) {
    check(keys >= 1 && keys <= DEPTH_LIMIT, "maxDepth must be 1 to " + DEPTH_LIMIT);
    maxDepth = keys;
    return this;
  }

  /** Most values that scripts of this node may bring about; what other nodes wrote is taken beyond it, too. */
  public DataOptions setMaxEntries(long entries) {
    check(entries >= 1, "maxEntries must be >= 1");
    maxEntries = entries;
    return this;
  }

  /** Milliseconds after which a change is on disk; 0 = at once, and who waits for {@link Database#flushed()} waits for that. */
  public DataOptions setFlushMillis(long millis) {
    check(millis >= 0, "flushMillis must be >= 0");
    flushMillis = millis;
    return this;
  }

  /** Days after which a node that does not come back is forgotten, 1 or more. */
  public DataOptions setForgetDays(int days) {
    check(days >= 1, "forgetDays must be >= 1");
    forgetDays = days;
    return this;
  }

  public int getMaxKey() {
    return maxKey;
  }

  public int getMaxValue() {
    return maxValue;
  }

  public int getMaxDepth() {
    return maxDepth;
  }

  public long getMaxEntries() {
    return maxEntries;
  }

  public long getFlushMillis() {
    return flushMillis;
  }

  public int getForgetDays() {
    return forgetDays;
  }
}
