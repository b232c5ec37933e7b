package io.moonbus.data.replica;

import java.util.function.LongSupplier;

/** An origin of writes: a replica in the upper 48 bits, its generation in the lower 16. */
final class Origins {

  static final int BITS = 16;
  static final int MAX_GENERATION = (1 << BITS) - 1;

  private Origins() {
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
