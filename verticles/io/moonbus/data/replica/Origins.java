package io.moonbus.data.replica;

/** An origin of writes: a replica in the upper 48 bits, its generation in the lower 16. */
final class Origins {

  static final int BITS = 16;

  private Origins() {
  }

  static long of(long replica, int generation) {
    return replica << BITS | generation & 0xFFFF;
  }

  static long replica(long origin) {
    return origin >>> BITS;
  }

  static int generation(long origin) {
    return (int) (origin & 0xFFFF);
  }
}
