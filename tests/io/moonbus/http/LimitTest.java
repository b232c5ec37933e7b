package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hostile clients are allowed, while others are served. */
class LimitTest {

  private static final String GIGABYTE = Long.toString(1L << 30);
  @TempDir
  Path www;
  private Site site;

  @BeforeEach
  void prepare() {
    site = Site.of(www).file("x.txt", "x").file("large.bin", new byte[64 << 20]);
    site.options.setMaxBody(1 << 20).setRequestSeconds(1).setSendSeconds(1).setTimeoutSeconds(0);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private void othersAreServed() {
    assertThat(site.get("/x.txt").body()).isEqualTo("x");
  }

  @Test
  void aGigabyteBodyIsRefusedBeforeItIsSent() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + GIGABYTE + "\r\n\r\n");
      assertThat(wire.read().status()).isEqualTo(413);
      othersAreServed();
    }
  }

  @Test
  void aGigabyteInChunksIsCutOffAtTheLimit() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 20; i++) {
        wire.send(chunk);
      }
      assertThat(wire.read().status()).isEqualTo(413);
      othersAreServed();
    }
  }

  @Test
  void anAbsurdLengthIsRefused() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999999999999999\r\n\r\n");
      assertThat(wire.read().status()).isIn(400, 413);
    }
  }

  /** One byte in a moment, for ever. */
  private Wire.Response trickle(String beginning) throws InterruptedException {
    try (Wire wire = site.connect().send(beginning)) {
      Thread writer = new Thread(() -> {
        while (!Thread.interrupted()) {
          wire.send("x");
          java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
      });
      writer.start();
      othersAreServed();
      Wire.Response response = wire.read();
      writer.interrupt();
      writer.join();
      return response;
    }
  }

  @Test
  void aBodyThatTricklesInEndsWith408() throws InterruptedException {
    site.start();
    Wire.Response response = trickle("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    assertThat(response.status()).isEqualTo(408);
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws InterruptedException {
    site.start();
    assertThat(trickle("GET / HTTP/1.1\r\nHost: x\r\nX: ")).isNull();
  }

  @Test
  void aClientThatDoesNotReadAFileIsCutOff() {
    site.start();
    try (Wire wire = site.connect()) {
      wire.send("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n");
      String client = site.await(ClientEvent.Connect.class).clientId();
      othersAreServed();
      while (!site.await(ClientEvent.Disconnect.class).clientId().equals(client)) {
        othersAreServed();
      }
    }
  }
}
