package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest extends WebSocketTestBase {

  private static final int CLIENTS = 10_000;
  private static final long BYTES_EACH = 10 << 10;

  @Test
  void keeps10000IdleConnectionsInLessThan10KilobytesEachWhileOthersAreServed() throws Exception {
    try (RawClient other = open()) {
      other.ask("[\"echo\",1]");
      application.events.clear();
      long before = used();
      Process clients = start(CLIENTS);
      try (BufferedReader output = new BufferedReader(new InputStreamReader(clients.getInputStream()))) {
        assertThat(output.readLine()).isEqualTo("ready");
        awaitThat(() -> handler.size() == CLIENTS + 1);
        application.events.clear();
        assertThat((used() - before) / CLIENTS).isLessThan(BYTES_EACH);
        assertThat(other.ask("[\"echo\",2]")).isEqualTo("[2]");
        clients.getOutputStream().close();
        assertThat(clients.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } finally {
        clients.destroyForcibly();
      }
      awaitThat(() -> handler.size() == 1);
      assertThat(other.ask("[\"echo\",3]")).isEqualTo("[3]");
    }
  }

  private Process start(int count) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), IdleClients.class.getName(),
        String.valueOf(port), String.valueOf(count)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Bytes in use, the heap's after a collection. */
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() + PlatformDependent.usedDirectMemory();
  }
}
