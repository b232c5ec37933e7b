package io.moonbus.admin;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.moonbus.measure.Measures;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.UUID;

/**
 * All figures of a node in the text form of Prometheus: those of {@link Measures}, of the JVM, and of the parts of Vert.x
 * where counting costs little.
 */
public final class Metrics implements AutoCloseable {

  /** The content type of {@link #scrape}. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Vert.x keeps registries by name, for all instances in the process. */
  private final String name = UUID.randomUUID().toString();
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Counts for a Vert.x instance that is made with it. */
  public VertxMetricsFactory factory() {
    return new MicrometerMetricsFactory(registry);
  }

  /** The options of a Vert.x instance that is counted. */
  public MetricsOptions options() {
    // Counting each request and each message of the event bus would cost a good part of what a call costs, and the
    // figures of Moonbus tell the same.
    return new MicrometerMetricsOptions().setRegistryName(name).setEnabled(true).setJvmMetricsEnabled(true)
        .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER).addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
        .addDisabledMetricsCategory(MetricsDomain.HTTP_CLIENT).addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
        .addDisabledMetricsCategory(MetricsDomain.NET_SERVER).addDisabledMetricsCategory(MetricsDomain.VERTICLES);
  }

  /** Adds the figures of Moonbus. */
  public Metrics add(Measures measures) {
    registry.getPrometheusRegistry().register(new MeasuresCollector(measures));
    return this;
  }

  /** All figures now. Takes some milliseconds. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
