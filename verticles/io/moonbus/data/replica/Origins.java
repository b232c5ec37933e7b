package io.moonbus.data.replica;

import java.util.function.LongSupplier;

/** An origin of writes: a replica in the upper 40 bits, in the lower 24 its generation, which is another for each of its processes. */
final class Origins {

  static final int BITS = 24;
  static final int MAX_GENERATION = (1 << BITS) - 1;

  private Origins() {
  }

  /** How much greater the generation of the next process is at most: two that begin with copies of one store shall not have the same. */
  private static final int JUMP_BITS = 12;

  static int next(int generation, LongSupplier random) {
    return generation + 1 + (int) (random.getAsLong() >>> Long.SIZE - JUMP_BITS);
  }

  /** A replica nobody else is. */
  static long random(LongSupplier random) {
    return random.getAsLong() >>> BITS;
  }

  static long of(long replica, int generation) {
    return replica << BITS | generation & MAX_GENERATION;
  }

  static long replica(long origin) {
    return origin >>> BITS;
  }

  static int generation(long origin) {
    return (int) (origin & MAX_GENERATION);
  }
}
