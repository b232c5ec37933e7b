package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.moonbus.measure.Reading;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterTest {

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void callsAndErrorsAreCountedPerApplication() {
    www.file("main.lua", "").file("a/main.lua", """
        function onConnection(client)
          function client:good() return 1 end
          function client:bad() error("no") end
        end
        """).file("b/main.lua", "").start();
    FakeClient client = www.connect("/a");
    client.call("[\"good\"]");
    client.call("[\"good\"]");
    client.fail("[\"bad\"]");
    assertThat(calls("/a")).isEqualTo(4);
    assertThat(reading(Metric.SCRIPT_ERRORS, "/a").value()).isEqualTo(1);
    assertThat(reading(Metric.SCRIPT_TIME, "/a").value()).isPositive();
    assertThat(calls("/b")).isZero();
  }

  @Test
  void clientsAreCountedPerProtocol() {
    www.file("main.lua", "").start();
    FakeClient one = www.connect("");
    www.connect("");
    assertThat(total(Metric.CLIENTS)).isEqualTo(2);
    one.disconnect();
    Www.until(() -> total(Metric.CLIENTS) == 1);
    assertThat(total(Metric.CONNECTIONS)).isEqualTo(2);
  }

  @Test
  void aFolderThatComesBackGoesOnCounting() {
    www.app("", "").app("a", "").start();
    www.eval("/a", "1");
    long before = calls("/a");
    www.delete("a");
    Www.until(() -> www.protocol().open("HTTP", "/a", "", Map.of()).next() instanceof ClientMessage.Rejected);
    www.app("a", "");
    assertThat(www.eval("/a", "1")).isEqualTo("[1]");
    assertThat(calls("/a")).isGreaterThan(before);
  }

  private long calls(String path) {
    Reading reading = reading(Metric.SCRIPT_TIME, path);
    return reading == null ? 0 : Arrays.stream(reading.counts()).sum();
  }

  private double total(Metric metric) {
    return Measures.of(www.vertx()).readings().stream().filter(reading -> reading.metric() == metric)
        .mapToDouble(Reading::value).sum();
  }

  private Reading reading(Metric metric, String label) {
    return Measures.of(www.vertx()).readings().stream()
        .filter(reading -> reading.metric() == metric && reading.label().equals(label)).findFirst().orElse(null);
  }
}
