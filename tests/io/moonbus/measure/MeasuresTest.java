package io.moonbus.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class MeasuresTest {

  private final Measures measures = new Measures();

  @Test
  void partsWithOneLabelAreAddedUp() {
    measures.count(Metric.CLIENTS, "HTTP").add(3);
    measures.count(Metric.CLIENTS, "HTTP").add(4);
    measures.count(Metric.CLIENTS, "WebSocket").add(-1);
    assertThat(measures.readings()).extracting(Reading::metric, Reading::label, Reading::value)
        .containsExactlyInAnyOrder(tuple(Metric.CLIENTS, "HTTP", 7.0), tuple(Metric.CLIENTS, "WebSocket", -1.0));
  }

  @Test
  void aGaugeIsAskedWhenItIsRead() {
    double[] value = {1};
    measures.gauge(Metric.NODES, "", () -> value[0]);
    value[0] = 5;
    assertThat(measures.readings()).singleElement().extracting(Reading::value).isEqualTo(5.0);
    measures.gauge(Metric.NODES, "", () -> 9);
    assertThat(measures.readings()).singleElement().extracting(Reading::value).isEqualTo(9.0);
  }

  @Test
  void histogramsAreAddedUpByClass() {
    Times one = measures.times(Metric.SCRIPT_TIME, "/a");
    Times two = measures.times(Metric.SCRIPT_TIME, "/a");
    one.record(1_000);
    two.record(1_000);
    two.record(1_000_000);
    Reading reading = measures.readings().get(0);
    assertThat(reading.value()).isEqualTo(1_002_000 / 1e9);
    assertThat(reading.counts()[0]).isEqualTo(2);
    assertThat(Arrays.stream(reading.counts()).sum()).isEqualTo(3);
  }

  /** The class of a duration is the first whose bound is not exceeded, as Prometheus wants it. */
  @ParameterizedTest
  @CsvSource({"-5, 0", "0, 0", "1, 0", "8192, 0", "8193, 1", "16384, 1", "16385, 2", "17179869184, 21",
      "17179869185, 22", "9223372036854775807, 22"})
  void durationsAreInTheClassOfTheirBound(long nanos, int index) {
    Times times = new Times();
    times.record(nanos);
    assertThat(times.counts()[index]).isEqualTo(1);
    assertThat(Times.bounds()[index]).isGreaterThanOrEqualTo(nanos / 1e9);
  }

  @Test
  void whatOneThreadCountsAnotherSees() throws InterruptedException {
    Count count = measures.count(Metric.SCRIPT_ERRORS, "/");
    Thread counting = new Thread(() -> {
      for (int i = 0; i < 1_000_000; i++) {
        count.add(1);
      }
    });
    counting.start();
    counting.join();
    assertThat(count.get()).isEqualTo(1_000_000);
  }

  @Test
  void allOfOneVertxHaveTheSame(Vertx vertx) {
    assertThat(Measures.of(vertx)).isSameAs(Measures.of(vertx));
  }

  @Test
  void namesAreThoseOfPrometheus() {
    assertThat(Stream.of(Metric.values()).map(Metric::text)).allMatch(name -> name.matches("moonbus_[a-z]+(_[a-z]+)*"))
        .doesNotHaveDuplicates();
    assertThat(Stream.of(Metric.values()).map(Metric::doc).collect(Collectors.toSet())).hasSize(Metric.values().length);
  }
}
