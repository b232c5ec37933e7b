package io.moonbus.lua.engine.lib;

/**
 * The generator behind {@code math.random}: the combined Tausworthe generator of L'Ecuyer with period 2^223, seeded as
 * LuaJIT seeds it, so that a seed gives the same sequence.
 */
final class RandomGenerator {

  /** Per component: number of significant bits, inner shift and step, as in L'Ecuyer's tables. */
  private static final int[][] COMPONENTS = {{63, 31, 18}, {58, 19, 28}, {55, 24, 7}, {47, 21, 8}};
  private static final int WARM_UP = 10;
  private static final long MANTISSA = 0x000fffffffffffffL;
  private static final long ONE = 0x3ff0000000000000L;

  private final long[] state = new long[COMPONENTS.length];

  RandomGenerator() {
    seed(0);
  }

  void seed(double seed) {
    double value = seed;
    int smallest = 0x11090601;
    for (int i = 0; i < state.length; i++) {
      long least = 1L << (smallest & 0xff);
      smallest >>>= 8;
      value = value * Math.PI + Math.E;
      long bits = Double.doubleToRawLongBits(value);
      state[i] = Long.compareUnsigned(bits, least) < 0 ? bits + least : bits;
    }
    for (int i = 0; i < WARM_UP; i++) {
      step();
    }
  }

  /** The next number in [0, 1). */
  double next() {
    return Double.longBitsToDouble(step() & MANTISSA | ONE) - 1;
  }

  private long step() {
    long result = 0;
    for (int i = 0; i < state.length; i++) {
      int bits = COMPONENTS[i][0];
      int inner = COMPONENTS[i][1];
      int step = COMPONENTS[i][2];
      long z = state[i];
      z = ((z << inner ^ z) >>> bits - step) ^ (z & -1L << 64 - bits) << step;
      result ^= z;
      state[i] = z;
    }
    return result;
  }
}
