package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Clients that send more than their share by WebSocket. */
class FloodTest extends Attack {

  private static final int MAX_MESSAGE = 1 << 20;
  private static final int CALLS = 20_000;

  @Override
  void configure(SettingsLoader settings) {
    settings.set("WebSocket.maxMessage", "" + MAX_MESSAGE);
  }

  @Test
  void aFloodOfCallsThatNobodyReadsTheAnswersOfStopsBeingRead() throws IOException {
    byte[] calls = repeated(RawClient.masked(0x81, ("[\"echo\",\"" + "x".repeat(100) + "\"]").getBytes(StandardCharsets.US_ASCII)), 1000);
    long before = used();
    try (RawClient flood = webSocket("/"); RawClient other = webSocket("/")) {
      Sender sender = new Sender(() -> flood.write(calls));
      for (int i = 0; i < 200; i++) {
        assertThat(other.ask("[\"echo\"," + i + "]")).isEqualTo("[" + i + "]");
      }
      sender.awaitStall();
      othersAreServed();
      assertThat(used() - before).isLessThan(16 << 20);
      flood.close();
      other.close();
      sender.close();
      awaitAlone();
    }
    log.hasNoTrouble();
  }

  @Test
  void aFloodOfCallsDelaysOthersByNoMoreThanItsPendingCalls() throws IOException {
    byte[] calls = repeated(RawClient.masked(0x81, "[\"echo\",1]".getBytes(StandardCharsets.US_ASCII)), CALLS);
    try (RawClient flood = webSocket("/"); RawClient other = webSocket("/"); Sender sender = Sender.once(() -> flood.write(calls))) {
      assertThat(flood.readText()).isEqualTo("[1]");
      int seen = 1;
      for (int i = 0; i < 20; i++) {
        assertThat(other.ask("[\"echo\",2]")).isEqualTo("[2]");
      }
      while (seen < CALLS) {
        assertThat(flood.readText()).isEqualTo("[1]");
        seen++;
      }
    }
    log.hasNoTrouble();
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      many.writeBytes(bytes);
    }
    return many.toByteArray();
  }

  @Test
  void aFragmentedMessageThatNeverEndsIsClosedAtTheLimit() throws IOException {
    long before = used();
    try (RawClient client = webSocket("/")) {
      client.frame(RawClient.TEXT, new byte[0]);
      byte[] fragment = new byte[1000];
      try (Sender sender = new Sender(() -> client.frame(0, fragment))) {
        othersAreServed();
        assertThat(client.read().closeCode()).isEqualTo(1009);
        assertThat(used() - before).isLessThan(MAX_MESSAGE + (16 << 20));
        othersAreServed();
        assertThat(client.isEnded()).isTrue();
      }
    }
    log.hasOneLine(Level.WARNING, "127.0.0.1:", "1009", Integer.toString(MAX_MESSAGE));
  }

  @Test
  void aFrameThatIsTooLargeIsClosedBeforeItIsSent() throws IOException {
    try (RawClient client = webSocket("/")) {
      client.write(new byte[] {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4});
      othersAreServed();
      assertThat(client.read().closeCode()).isEqualTo(1009);
      assertThat(client.isEnded()).isTrue();
    }
    log.hasOneLine(Level.WARNING, "127.0.0.1:", "1009");
  }

  @Test
  void aCompressedGigabyteIsExpandedUpToTheLimit() throws IOException {
    long before = used();
    try (RawClient client = webSocket("/", "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
      client.frame(0xC1, bomb());
      othersAreServed();
      assertThat(client.read().closeCode()).isEqualTo(1009);
      assertThat(used() - before).isLessThan(MAX_MESSAGE + (16 << 20));
      assertThat(client.isEnded()).isTrue();
    }
    log.hasOneLine(Level.WARNING, "127.0.0.1:", "1009");
  }

  /** A gigabyte of spaces, deflated. */
  private static byte[] bomb() {
    Deflater deflater = new Deflater(9, true);
    byte[] chunk = new byte[1 << 20];
    java.util.Arrays.fill(chunk, (byte) ' ');
    byte[] out = new byte[1 << 20];
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 1024; i++) {
      deflater.setInput(chunk);
      int count = deflater.deflate(out, 0, out.length, i == 1023 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
      while (count > 0) {
        bomb.write(out, 0, count);
        count = deflater.deflate(out, 0, out.length, i == 1023 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
      }
    }
    deflater.end();
    return bomb.toByteArray();
  }

  @Test
  void aBatchOfTooManyCallsIsOneError() throws IOException {
    String call = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":1}";
    try (RawClient client = webSocket("/")) {
      assertThat(client.ask("[" + (call + ",").repeat(5000) + call + "]")).contains("error").hasSizeLessThan(1000);
      assertThat(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":2,\"params\":[1]}")).contains("\"id\":2");
    }
    log.hasNoTrouble();
  }

  @Test
  void clientsThatComeAndGoAreNoNews() throws IOException {
    List<AutoCloseable> open = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Wire wire = connect();
      open.add(wire.send(i % 3 == 0 ? get("/x.txt") : i % 3 == 1 ? "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc" : "GET /x"));
      RawClient client = webSocket("/");
      open.add(client);
      client.text("[\"push\",1,1000]");
      if (i % 2 == 0) {
        client.frame(0x81, new byte[0]);
      }
    }
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
    awaitAlone();
    log.hasNoTrouble();
  }
}
