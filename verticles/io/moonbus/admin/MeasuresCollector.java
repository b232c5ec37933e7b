package io.moonbus.admin;

import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.moonbus.measure.Reading;
import io.moonbus.measure.Times;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of Moonbus as Prometheus wants them, made when they are asked for. */
final class MeasuresCollector implements MultiCollector {

  private final Measures measures;

  MeasuresCollector(Measures measures) {
    this.measures = measures;
  }

  @Override
  public MetricSnapshots collect() {
    Map<Metric, List<Reading>> byMetric = new EnumMap<>(Metric.class);
    measures.readings().forEach(reading ->
        byMetric.computeIfAbsent(reading.metric(), key -> new ArrayList<>()).add(reading));
    List<MetricSnapshot> snapshots = new ArrayList<>();
    byMetric.forEach((metric, readings) -> snapshots.add(snapshot(metric, readings)));
    return new MetricSnapshots(snapshots);
  }

  private static MetricSnapshot snapshot(Metric metric, List<Reading> readings) {
    return switch (metric.kind()) {
      case COUNTER -> counter(metric, readings);
      case GAUGE -> gauge(metric, readings);
      case HISTOGRAM -> histogram(metric, readings);
    };
  }

  private static MetricSnapshot counter(Metric metric, List<Reading> readings) {
    CounterSnapshot.Builder snapshot = CounterSnapshot.builder().name(metric.text()).help(metric.doc());
    readings.forEach(reading -> snapshot.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
        .labels(labels(reading)).value(reading.value()).build()));
    return snapshot.build();
  }

  private static MetricSnapshot gauge(Metric metric, List<Reading> readings) {
    GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(metric.text()).help(metric.doc());
    readings.forEach(reading -> snapshot.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .labels(labels(reading)).value(reading.value()).build()));
    return snapshot.build();
  }

  private static MetricSnapshot histogram(Metric metric, List<Reading> readings) {
    HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(metric.text()).help(metric.doc());
    readings.forEach(reading -> snapshot.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
        .labels(labels(reading)).classicHistogramBuckets(ClassicHistogramBuckets.of(Times.bounds(), reading.counts()))
        .sum(reading.value()).build()));
    return snapshot.build();
  }

  private static Labels labels(Reading reading) {
    String label = reading.metric().label();
    return label.isEmpty() ? Labels.EMPTY : Labels.of(label, reading.label());
  }
}
