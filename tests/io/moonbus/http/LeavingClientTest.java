package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.event.ClientEvent;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do not wait for their answer. */
@Timeout(60)
class LeavingClientTest {

  @TempDir
  Path www;
  private Site site;

  @BeforeEach
  void start() {
    site = Site.of(www).file("folder/x.txt", "x");
    site.start();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** A path without slash has to be looked up on disk, so the client has gone before its request is taken further. */
  @ParameterizedTest
  @ValueSource(strings = {
      "POST /folder HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
      "POST /folder/f HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
      "POST /folder/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
      "GET /folder HTTP/1.1\r\nHost: x\r\n\r\n", "GET /folder/x.txt HTTP/1.1\r\nHost: x\r\n\r\n",
      "GET /folder HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      "GET /folder HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 7\r\n\r\n"})
  void whoConnectedIsDisconnectedAndNothingIsLogged(String request) {
    try (LogRecords logs = new LogRecords("io")) {
      CountDownLatch leaving = new CountDownLatch(1);
      for (int i = 0; i < VertxOptions.DEFAULT_WORKER_POOL_SIZE; i++) {
        site.vertx.executeBlocking(() -> leaving.await(30, TimeUnit.SECONDS), false);
      }
      try (Wire wire = site.connect()) {
        wire.send(request);
      }
      // Answered without the disk, and after the server has seen the other connection end.
      try (Wire wire = site.connect()) {
        assertThat(wire.send("OPTIONS / HTTP/1.1\r\nHost: x\r\n\r\n").read().status()).isEqualTo(204);
      }
      leaving.countDown();
      assertThat(site.get("/folder/x.txt").status()).isEqualTo(200);
      while (!open().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(logs.at(Level.SEVERE)).isEmpty();
      assertThat(logs.at(Level.WARNING)).isEmpty();
    }
  }

  /** Clients that the application still has. */
  private List<String> open() {
    List<String> clients = site.events.stream().filter(ClientEvent.Connect.class::isInstance).map(ClientEvent::clientId)
        .collect(Collectors.toList());
    site.events.stream().filter(ClientEvent.Disconnect.class::isInstance).map(ClientEvent::clientId).forEach(clients::remove);
    return clients;
  }
}
