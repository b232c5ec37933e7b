package io.moonbus.fuzz;

import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;

/** Many damaged inputs one after the other; {@code -Dfuzz.tries} says how many. */
public final class LongRun {

  private static final long DEFAULT_TRIES = 100_000;

  private LongRun() {
  }

  /** Gives damaged inputs to a target; an exception fails with the input in hexadecimal. */
  public static void of(Seeds seeds, Consumer<byte[]> target) {
    long tries = Long.getLong("fuzz.tries", DEFAULT_TRIES);
    Random random = new Random();
    for (long i = 0; i < tries; i++) {
      byte[] input = seeds.damaged(random);
      try {
        target.accept(input);
      } catch (Throwable e) {
        throw new AssertionError("escaped for input " + HexFormat.of().formatHex(input), e);
      }
    }
  }
}
