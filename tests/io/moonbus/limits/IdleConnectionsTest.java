package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.websocket.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest extends Attack {

  private static final int CLIENTS = 10_000;
  private static final long BYTES_EACH = 10 << 10;

  @Test
  void keeps10000IdleConnectionsInLessThan10KilobytesEachWhileOthersAreServed() throws Exception {
    try (RawClient other = webSocket("/")) {
      assertThat(other.ask("[\"count\"]")).isEqualTo("[1]");
      long before = used();
      Process clients = start(CLIENTS);
      try (BufferedReader output = new BufferedReader(new InputStreamReader(clients.getInputStream()))) {
        assertThat(output.readLine()).isEqualTo("ready");
        assertThat(other.ask("[\"count\"]")).isEqualTo("[" + (CLIENTS + 1) + "]");
        assertThat((used() - before) / CLIENTS).isLessThan(BYTES_EACH);
        othersAreServed();
        clients.getOutputStream().close();
        assertThat(clients.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } finally {
        clients.destroyForcibly();
      }
      String count = other.ask("[\"count\"]");
      while (!count.equals("[1]")) {
        count = other.ask("[\"count\"]");
      }
      othersAreServed();
    }
    log.hasNoTrouble();
  }

  private Process start(int count) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), IdleClients.class.getName(),
        String.valueOf(port), String.valueOf(count)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
