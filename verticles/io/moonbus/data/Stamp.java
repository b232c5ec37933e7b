package io.moonbus.data;

/**
 * When something was written and by whom; no two writes have the same. The greater stamp wins.
 *
 * @param clock  of a hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16
 * @param origin who wrote: a replica in the upper 40 bits, in the lower 24 which of its processes
 */
public record Stamp(long clock, long origin) implements Comparable<Stamp> {

  /** Before every other. */
  public static final Stamp NONE = new Stamp(0, 0);

  @Override
  public int compareTo(Stamp other) {
    return compare(clock, origin, other.clock, other.origin);
  }

  /** Compares stamps given as their parts. */
  public static int compare(long clock, long origin, long otherClock, long otherOrigin) {
    return clock == otherClock ? Long.compare(origin, otherOrigin) : Long.compare(clock, otherClock);
  }
}
