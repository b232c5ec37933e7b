package io.moonbus.lua.app;

import io.moonbus.measure.Count;
import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.moonbus.measure.Times;

/**
 * What is counted of the scripts of one application.
 *
 * @param times  how long its calls took
 * @param errors how many of them failed
 */
record Meter(Times times, Count errors) {

  /** @param path of the application, {@code ""} for the root */
  static Meter of(Measures measures, String path) {
    String label = path.isEmpty() ? "/" : path;
    return new Meter(measures.times(Metric.SCRIPT_TIME, label), measures.count(Metric.SCRIPT_ERRORS, label));
  }
}
