package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Floods of HTTP/2 frames (RFC 9113), without TLS. */
class Http2Test extends Attack {

  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int CONTINUATION = 9;
  private static final int END_HEADERS = 4;
  private static final int END_STREAM = 1;
  private static final int FRAMES = 20_000;
  /** {@code GET http://x/x.txt} in HPACK: three fields of the static table, two literals. */
  private static final byte[] REQUEST = {(byte) 0x82, (byte) 0x86, 0x44, 6, '/', 'x', '.', 't', 'x', 't', 0x41, 1, 'x'};

  private static byte[] frame(int type, int flags, int stream, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(content.length >>> 16);
    out.write(content.length >>> 8);
    out.write(content.length);
    out.write(type);
    out.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(stream >>> shift);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static ByteArrayOutputStream begun() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PREFACE);
    out.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
    return out;
  }

  /** The server ends the connection while others are served. */
  private void isEnded(ByteArrayOutputStream frames) throws IOException {
    byte[] flood = frames.toByteArray();
    long before = used();
    try (Wire wire = connect(); Sender sender = Sender.once(() -> wire.send(flood))) {
      othersAreServed();
      wire.readToEnd();
      assertThat(used() - before).isLessThan(16 << 20);
    }
    awaitAlone();
    log.hasOneLine(Level.INFO, "127.0.0.1:");
  }

  @Test
  void aRapidResetEndsTheConnection() throws IOException {
    ByteArrayOutputStream frames = begun();
    for (int i = 0; i < FRAMES; i++) {
      frames.writeBytes(frame(HEADERS, END_HEADERS | END_STREAM, 2 * i + 1, REQUEST));
      frames.writeBytes(frame(RST_STREAM, 0, 2 * i + 1, new byte[] {0, 0, 0, 8}));
    }
    isEnded(frames);
  }

  @Test
  void headerFieldsThatContinueWithoutEndEndTheConnection() throws IOException {
    ByteArrayOutputStream frames = begun();
    frames.writeBytes(frame(HEADERS, END_STREAM, 1, REQUEST));
    byte[] field = new byte[1000];
    field[1] = 1;
    field[2] = 'a';
    field[3] = 127;
    field[4] = (byte) 0xE5;
    field[5] = 6;
    for (int i = 0; i < FRAMES; i++) {
      frames.writeBytes(frame(CONTINUATION, 0, 1, field));
    }
    isEnded(frames);
  }

  @Test
  void emptyContinuationsEndTheConnection() throws IOException {
    ByteArrayOutputStream frames = begun();
    frames.writeBytes(frame(HEADERS, END_STREAM, 1, REQUEST));
    for (int i = 0; i < FRAMES; i++) {
      frames.writeBytes(frame(CONTINUATION, 0, 1, new byte[0]));
    }
    isEnded(frames);
  }

  @Test
  void pingsWhoseAnswersAreNotReadAreBounded() throws IOException {
    ByteArrayOutputStream frames = begun();
    for (int i = 0; i < FRAMES; i++) {
      frames.writeBytes(frame(PING, 0, 0, new byte[8]));
    }
    long before = used();
    try (Wire wire = connect(); Sender sender = new Sender(() -> wire.send(frames.toByteArray()))) {
      othersAreServed();
      assertThat(used() - before).isLessThan(16 << 20);
      sender.close();
    }
    awaitAlone();
  }
}
