package io.moonbus.measure;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/**
 * All figures of one Vert.x instance. Who counts asks once for a {@link Count} or {@link Times} of its own and uses it on
 * one thread; those with the same metric and label are added up when they are read.
 */
public final class Measures implements Shareable {

  private static final String MAP = "moonbus.measures";

  private final Map<Key, Series> all = new ConcurrentHashMap<>();

  private record Key(Metric metric, String label) {
  }

  private static final class Series {
    final List<Count> counts = new CopyOnWriteArrayList<>();
    final List<Times> times = new CopyOnWriteArrayList<>();
    volatile DoubleSupplier gauge;
  }

  /** The figures of a Vert.x instance. */
  public static Measures of(Vertx vertx) {
    return vertx.sharedData().<String, Measures>getLocalMap(MAP).computeIfAbsent(MAP, key -> new Measures());
  }

  /** A new counter that is a part of this figure. */
  public Count count(Metric metric, String label) {
    Count count = new Count();
    series(metric, label).counts.add(count);
    return count;
  }

  /** A new histogram that is a part of this figure. */
  public Times times(Metric metric, String label) {
    Times times = new Times();
    series(metric, label).times.add(times);
    return times;
  }

  /** A figure that is asked for when somebody wants it, on any thread; takes the place of the one before. */
  public void gauge(Metric metric, String label, DoubleSupplier value) {
    series(metric, label).gauge = value;
  }

  private Series series(Metric metric, String label) {
    return all.computeIfAbsent(new Key(metric, label), key -> new Series());
  }

  /** What all figures are now. */
  public List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    all.forEach((key, series) -> readings.add(key.metric().kind() == Metric.Kind.HISTOGRAM
        ? histogram(key, series) : number(key, series)));
    return readings;
  }

  private static Reading number(Key key, Series series) {
    double sum = series.counts.stream().mapToLong(Count::get).sum();
    DoubleSupplier gauge = series.gauge;
    return new Reading(key.metric(), key.label(), gauge == null ? sum : sum + gauge.getAsDouble(), null);
  }

  private static Reading histogram(Key key, Series series) {
    long[] counts = new long[Times.CLASSES];
    long nanos = 0;
    for (Times times : series.times) {
      long[] part = times.counts();
      for (int i = 0; i < counts.length; i++) {
        counts[i] += part[i];
      }
      nanos += times.nanos();
    }
    return new Reading(key.metric(), key.label(), nanos / 1e9, counts);
  }
}
