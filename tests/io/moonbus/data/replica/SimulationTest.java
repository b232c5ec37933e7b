package io.moonbus.data.replica;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final long RUNS = 300;
  private static final long LONG_RUNS = Long.getLong("simulation.runs", 5_000);

  @Test
  void nodesAgreeWhateverHappensToThem() {
    run(0, RUNS, false, false);
  }

  @Test
  void nodesAgreeWhenSomeWereForgotten() {
    run(1_000_000, RUNS, true, false);
  }

  @Test
  void nodesAgreeWhenADiskWasDamagedCopiedOrSetBack() {
    run(2_000_000, RUNS, false, true);
  }

  @Tag("long")
  @Test
  void nodesAgreeInManyRuns() {
    long from = System.nanoTime() >>> 1;
    run(from, LONG_RUNS, false, false);
    run(from, LONG_RUNS, true, false);
    run(from, LONG_RUNS, false, true);
    run(from, LONG_RUNS, true, true);
  }

  private static void run(long from, long runs, boolean absences, boolean harm) {
    for (long seed = from; seed < from + runs; seed++) {
      try {
        new Simulation(seed, absences, harm).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", absences " + absences + ", harm " + harm, e);
      }
    }
  }
}
