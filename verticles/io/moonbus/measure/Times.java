package io.moonbus.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How long something took, counted by length: one thread records, all may read. The classes double in width, so that
 * finding the one of a duration is one instruction.
 */
public final class Times {

  /** Shortest upper bound, as a power of two of nanoseconds: 8 µs. */
  private static final int FIRST = 13;
  /** How many classes there are: the last with an upper bound ends at 17 s, one more has the rest. */
  static final int CLASSES = 23;

  private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] counts = new long[CLASSES];
  private final Count nanos = new Count();

  /** Notes one duration in nanoseconds, only on the thread that this belongs to. */
  public void record(long duration) {
    long positive = Math.max(duration, 1);
    int index = Math.min(Math.max(Long.SIZE - Long.numberOfLeadingZeros(positive - 1) - FIRST, 0), CLASSES - 1);
    COUNTS.setOpaque(counts, index, counts[index] + 1);
    nanos.add(positive);
  }

  /** How many durations were noted of each class, by {@link #bounds()} and with the longer ones at the end. */
  public long[] counts() {
    long[] copy = new long[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      copy[i] = (long) COUNTS.getOpaque(counts, i);
    }
    return copy;
  }

  /** The sum of all durations, in nanoseconds. */
  public long nanos() {
    return nanos.get();
  }

  /** The longest duration of each class in seconds; of the last class, infinite. */
  public static double[] bounds() {
    double[] bounds = new double[CLASSES];
    for (int i = 0; i < CLASSES - 1; i++) {
      bounds[i] = (1L << FIRST + i) / 1e9;
    }
    bounds[CLASSES - 1] = Double.POSITIVE_INFINITY;
    return bounds;
  }
}
