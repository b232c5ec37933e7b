package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then, or none. */
class SlowSenderTest extends Attack {

  private static final int HALF_OPEN = 2000;

  @Override
  void configure(SettingsLoader settings) {
    settings.set("HTTP.requestTimeout", "1").set("HTTP.timeout", "1").set("WebSocket.timeout", "1")
        .set("WebSocket.ping", "0");
  }

  @Test
  void aHeadThatTricklesInIsCutOffWithoutAnAnswer() throws IOException {
    try (Wire wire = connect().send("GET / HTTP/1.1\r\nHost: x\r\nX: "); Sender sender = Sender.slowly(() -> wire.send("x"))) {
      othersAreServed();
      assertThat(wire.read()).isNull();
    }
    log.hasNoTrouble();
  }

  @Test
  void headerFieldsThatComeOneByOneAreCutOff() throws IOException {
    try (Wire wire = connect().send("GET / HTTP/1.1\r\n"); Sender sender = Sender.slowly(() -> wire.send("X: y\r\n"))) {
      othersAreServed();
      assertThat(wire.read()).isNull();
    }
    log.hasNoTrouble();
  }

  @Test
  void aBodyThatTricklesInEndsWith408() throws IOException {
    try (Wire wire = connect().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
         Sender sender = Sender.slowly(() -> wire.send("x"))) {
      othersAreServed();
      assertThat(wire.read().status()).isEqualTo(408);
      log.hasOneLine(Level.INFO, "127.0.0.1:", "408");
    }
  }

  @Test
  void chunksThatTrickleInEndWith408() throws IOException {
    try (Wire wire = connect().send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
         Sender sender = Sender.slowly(() -> wire.send("1\r\nx\r\n"))) {
      othersAreServed();
      assertThat(wire.read().status()).isEqualTo(408);
      log.hasOneLine(Level.INFO, "127.0.0.1:", "408");
    }
  }

  @Test
  void aWebSocketFrameThatTricklesInHoldsNoMoreThanItsBytes() throws IOException {
    try (RawClient slow = webSocket("/")) {
      slow.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0, (byte) 0xFF, 0, 0, 1, 2, 3, 4});
      long before = used();
      try (Sender sender = Sender.slowly(() -> slow.write(new byte[] {'x'}))) {
        awaitThat(() -> sender.times() > 20);
        othersAreServed();
        assertThat(used() - before).isLessThan(8 << 20);
      }
      assertThat(slow.isEnded()).as("closed as soon as nothing comes").isTrue();
    }
    log.hasNoTrouble();
  }

  @Test
  void connectionsThatSendNothingAreClosedAfterTheTimeOut() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      long before = used();
      for (int i = 0; i < HALF_OPEN; i++) {
        idle.add(new Socket("127.0.0.1", port));
      }
      othersAreServed();
      assertThat((used() - before) / HALF_OPEN).isLessThan(10 << 10);
      for (Socket socket : idle) {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    othersAreServed();
    log.hasNoTrouble();
  }
}
