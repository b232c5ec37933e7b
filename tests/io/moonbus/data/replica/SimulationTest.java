package io.moonbus.data.replica;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final long RUNS = 300;
  private static final long LONG_RUNS = Long.getLong("simulation.runs", 5_000);

  @Test
  void nodesAgreeWhateverHappensToThem() {
    run(0, RUNS, false);
  }

  @Test
  void nodesAgreeWhenSomeWereForgotten() {
    run(1_000_000, RUNS, true);
  }

  @Tag("long")
  @Test
  void nodesAgreeInManyRuns() {
    long from = System.nanoTime() >>> 1;
    run(from, LONG_RUNS, false);
    run(from, LONG_RUNS, true);
  }

  private static void run(long from, long runs, boolean absences) {
    for (long seed = from; seed < from + runs; seed++) {
      try {
        new Simulation(seed, absences).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", absences " + absences, e);
      }
    }
  }
}
