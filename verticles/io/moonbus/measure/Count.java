package io.moonbus.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A number that one thread changes and all may read. Costs that thread no more than a field. */
public final class Count {

  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(Count.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long value;

  /** Adds, only on the thread that this belongs to. */
  public void add(long difference) {
    VALUE.setOpaque(this, value + difference);
  }

  /** The number, perhaps a moment old; from any thread. */
  public long get() {
    return (long) VALUE.getOpaque(this);
  }
}
