package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged requests over real connections: the server answers or closes, and serves the next client. */
class RequestFuzzTest {

  private static final List<String> SEEDS = List.of(
      "GET /x.txt HTTP/1.1\r\nHost: x\r\nCookie: a=1; b=\"2\"\r\nRange: bytes=0-1\r\n\r\n",
      "POST /?a=1&b HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[\"count\"]",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
      "OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: http://a\r\nAccess-Control-Request-Method: POST\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
  @TempDir
  static Path www;
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.of(www).file("x.txt", "hello");
    site.options.setTimeoutSeconds(1).setRequestSeconds(1);
    site.start();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static byte[] damage(byte[] seed, Random random) {
    byte[] bytes = seed.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int other = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> bytes[at] = bytes[other];
        default -> bytes[at] = (byte) " \r\n\t:%;,\0/".charAt(random.nextInt(10));
      }
    }
    return bytes;
  }

  private static void run(int requests, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < requests; i++) {
      byte[] request = damage(SEEDS.get(i % SEEDS.size()).getBytes(StandardCharsets.ISO_8859_1), random);
      try (Wire wire = site.connect().send(request)) {
        if (i % 50 == 0) {
          assertThat(site.get("/x.txt").body()).as("after seed %d request %d", seed, i).isEqualTo("hello");
        }
      }
    }
    assertThat(site.get("/x.txt").body()).isEqualTo("hello");
  }

  @Test
  void damagedRequestsHarmNobody() {
    run(2000, 1);
  }

  @Test
  @Tag("long")
  void damagedRequestsHarmNobodyInALongRun() {
    run(200_000, System.nanoTime());
  }
}
