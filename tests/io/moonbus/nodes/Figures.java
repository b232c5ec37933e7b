package io.moonbus.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was measured of a fault, for the table in {@code docs/data.md}. */
final class Figures {

  /** How often a fault is tried by the tests that take long. */
  static final int REPETITIONS = Integer.getInteger("faults.repetitions", 20);

  private final String fault;
  private final List<Double> seconds = new ArrayList<>();
  private String more = "";

  Figures(String fault) {
    this.fault = fault;
  }

  /** Tells it at once, too: all times take long. */
  void add(double secondsToConverge) {
    seconds.add(secondsToConverge);
    System.out.printf(Locale.ROOT, "%s, time %d: %.2f s%n", fault, seconds.size(), secondsToConverge);
  }

  void more(String text) {
    more = text;
  }

  /** Prints one row. */
  void print() {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    System.out.printf(Locale.ROOT, "| %s | %d | %.2f s | %.2f s | %s |%n", fault, sorted.size(),
        sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), more);
  }
}
