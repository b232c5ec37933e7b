package io.moonbus.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A WebSocket client that sends exactly what a step says; it answers pings, the first close frame, and inflates. */
final class WsConnection implements AutoCloseable {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  private final RawConnection connection;
  private final Response handshake;
  private final Inflate inflate;
  private boolean closeSeen;
  private Frame fragmented;
  private boolean deflated;

  WsConnection(Map<String, Object> step, Target target) throws IOException {
    connection = new RawConnection(target.address());
    StringBuilder request = new StringBuilder("GET " + step.get("open") + " HTTP/1.1\r\nHost: " + target.host()
        + "\r\nUpgrade: websocket\r\nConnection: " + step.getOrDefault("connection", "Upgrade")
        + "\r\nSec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: " + step.getOrDefault("version", "13") + "\r\n");
    if (step.get("headers") != null) {
      Json.object(step.get("headers")).forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    }
    connection.send((request + "\r\n").getBytes(StandardCharsets.UTF_8));
    handshake = new ResponseReader(connection, System.currentTimeMillis() + Target.PATIENCE_MILLIS).read(false, false);
    inflate = Inflate.agreed(handshake);
  }

  /** The answer to the handshake. */
  Response handshake() {
    if (handshake == null) {
      throw new Difference("no answer to the handshake");
    }
    if (handshake.status() == 101 && !ACCEPT.equals(handshake.header("Sec-WebSocket-Accept"))) {
      throw new Difference("wrong Sec-WebSocket-Accept");
    }
    return handshake;
  }

  boolean isOpen() {
    return handshake != null && handshake.status() == 101;
  }

  boolean closeSeen() {
    return closeSeen;
  }

  RawConnection connection() {
    return connection;
  }

  void send(Map<String, Object> step) {
    if (step.get("raw") instanceof String hex) {
      connection.send(HexFormat.of().parseHex(hex));
    } else if (step.get("binary") instanceof String base64) {
      connection.send(new Frame(Frame.BINARY, Base64.getDecoder().decode(base64)).masked());
    } else if (step.get("repeat") != null) {
      text(SpecialForms.repeated(Json.object(step.get("repeat"))));
    } else {
      Object text = step.get("text");
      (text instanceof List<?> list ? list : List.of(text)).forEach(each -> text((String) each));
    }
  }

  private void text(String text) {
    connection.send(new Frame(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)).masked());
  }

  /** Up to so many messages, waiting at most that long for them. */
  List<Frame> receive(int count, long millis) throws IOException {
    List<Frame> frames = new ArrayList<>();
    long end = System.currentTimeMillis() + millis;
    while (frames.size() < count) {
      Frame frame = next();
      if (frame != null) {
        frames.add(frame);
        continue;
      }
      long left = end - System.currentTimeMillis();
      if (connection.ended() || !connection.receive(left) && System.currentTimeMillis() >= end) {
        break;
      }
    }
    return frames;
  }

  private Frame next() {
    while (true) {
      byte[] bytes = connection.received();
      int header = header(bytes);
      if (header < 0) {
        return null;
      }
      byte first = bytes[0];
      byte[] frame = connection.take(header + length(bytes));
      Frame complete = control(first, Arrays.copyOfRange(frame, header, frame.length));
      if (complete != null) {
        return complete;
      }
    }
  }

  /** Bytes of the header of a frame that has arrived completely, else -1. */
  private static int header(byte[] bytes) {
    if (bytes.length < 2) {
      return -1;
    }
    int code = bytes[1] & 0x7F;
    int header = code < 126 ? 2 : code == 126 ? 4 : 10;
    return bytes.length >= header && bytes.length >= header + length(bytes) ? header : -1;
  }

  private static int length(byte[] bytes) {
    int code = bytes[1] & 0x7F;
    int length = code < 126 ? code : 0;
    for (int i = 2; i < (code < 126 ? 0 : code == 126 ? 4 : 10); i++) {
      length = length << 8 | bytes[i] & 0xFF;
    }
    return length;
  }

  /** The message that a frame completes; null for pings, which are answered, and for fragments. */
  private Frame control(byte first, byte[] data) {
    int opcode = first & 15;
    if (opcode == Frame.PING) {
      connection.send(new Frame(Frame.PONG, data).masked());
      return null;
    } else if (opcode == Frame.CLOSE && !closeSeen) {
      closeSeen = true;
      connection.send(new Frame(Frame.CLOSE, Arrays.copyOf(data, Math.min(2, data.length))).masked());
    }
    return opcode >= Frame.CLOSE ? new Frame(opcode, data) : message(first, data);
  }

  private Frame message(byte first, byte[] data) {
    int opcode = first & 15;
    boolean last = first < 0;
    Frame all = new Frame(opcode, data);
    if (opcode == 0 && fragmented != null) {
      byte[] joined = Arrays.copyOf(fragmented.data(), fragmented.data().length + data.length);
      System.arraycopy(data, 0, joined, fragmented.data().length, data.length);
      all = new Frame(fragmented.opcode(), joined);
    } else {
      deflated = (first & 0x40) != 0;
    }
    fragmented = last ? null : all;
    return !last ? null : deflated ? new Frame(all.opcode(), inflate.message(all.data())) : all;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
