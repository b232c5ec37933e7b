package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Clients that do not take what is sent to them. */
class SlowReaderTest extends Attack {

  private static final int QUEUE = 1 << 20;
  private static final int MESSAGE = 100_000;
  private static final int ROUNDS = 60;
  private static final int PER_ROUND = 5;
  private static final int REQUESTS = 10_000;
  /** What the system keeps for a connection, and what is under way besides. */
  private static final long SLACK = 24 << 20;

  @Override
  void configure(SettingsLoader settings) throws IOException {
    file("large.txt", "x".repeat(64 << 20));
    file("page.html", "y".repeat(20_000));
    settings.set("WebSocket.sendQueue", "" + QUEUE).set("HTTP.sendTimeout", "1");
  }

  @Test
  void aWebSocketThatNeverReadsIsClosedWhenItsQueueIsFull() throws IOException {
    try (RawClient lazy = webSocket("/"); RawClient reader = webSocket("/")) {
      lazy.ask("[\"echo\",1]");
      long before = used();
      for (int round = 0; round < ROUNDS; round++) {
        reader.text("[\"push\"," + PER_ROUND + "," + MESSAGE + "]");
        for (int i = 0; i < PER_ROUND; i++) {
          assertThat(reader.readText()).hasSize(MESSAGE + 4);
        }
      }
      assertThat(used() - before).isLessThan(QUEUE + SLACK);
      reader.close();
      awaitAlone();
      assertThat(lazy.isEnded()).isTrue();
      log.hasOneLine(Level.WARNING, "127.0.0.1:", "closed with 1008", "does not read");
    }
  }

  @Test
  void aWebSocketThatOnlyPingsIsNotAnsweredWithoutEnd() throws IOException {
    try (RawClient lazy = webSocket("/")) {
      long before = used();
      byte[] ping = RawClient.masked(0x80 | RawClient.PING, new byte[125]);
      java.io.ByteArrayOutputStream many = new java.io.ByteArrayOutputStream();
      for (int i = 0; i < 1000; i++) {
        many.writeBytes(ping);
      }
      Sender sender = new Sender(() -> lazy.write(many.toByteArray()));
      othersAreServed();
      sender.awaitStall();
      othersAreServed();
      assertThat(used() - before).isLessThan(QUEUE + SLACK);
      lazy.close();
      sender.close();
      awaitAlone();
    }
    log.hasNoTrouble();
  }

  @Test
  void tenThousandRequestsWithoutReadingStopBeingReadAtSomePoint() throws IOException {
    try (Wire lazy = connect()) {
      long before = used();
      byte[] requests = get("/page.html").repeat(REQUESTS).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      try (Sender sender = Sender.once(() -> lazy.send(requests))) {
        othersAreServed();
        awaitSettled();
        assertThat(used() - before).isLessThan(SLACK);
        othersAreServed();
        lazy.close();
        awaitAlone();
      }
    }
    log.hasNoTrouble();
  }

  /** The server has nothing more to do for anybody: what it uses does not grow. */
  private static void awaitSettled() {
    long last = used();
    long now = used();
    while (now - last > 100_000) {
      last = now;
      now = used();
    }
  }

  @Test
  void aFileThatIsNotReadIsGivenUpAfterTheTimeOut() throws IOException {
    try (Wire lazy = connect()) {
      long before = used();
      lazy.send(get("/large.txt"));
      othersAreServed();
      assertThat(used() - before).isLessThan(SLACK);
      awaitAlone();
      assertThat(lazy.readToEnd().length).isLessThan(64 << 20);
    }
    log.hasNoTrouble();
  }
}
