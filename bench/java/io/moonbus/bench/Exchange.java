package io.moonbus.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of one request, and how to find the end of one response. */
interface Exchange {

  /** What to send first on a new connection, {@code null} when nothing. */
  byte[] opening(int port);

  /** One request. */
  byte[] request();

  /**
   * The length of the response that starts at the buffer's position.
   *
   * @return 0 when it is not complete yet
   */
  int responseLength(ByteBuffer buffer);

  /** A request over HTTP. */
  static Exchange http(String head, String body) {
    byte[] request = (head + "\r\nHost: localhost\r\n"
        + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
        + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    return new HttpExchange(request);
  }

  /** A text message over a WebSocket at {@code path}. */
  static Exchange webSocket(String path, String text) {
    return new WebSocketExchange(path, text);
  }

  /** Responses with a Content-Length. */
  record HttpExchange(byte[] request) implements Exchange {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.ISO_8859_1);

    @Override
    public byte[] opening(int port) {
      return null;
    }

    @Override
    public int responseLength(ByteBuffer buffer) {
      return headerLength(buffer, true);
    }

    static int headerLength(ByteBuffer buffer, boolean withBody) {
      int length = 0;
      int lineStart = buffer.position();
      for (int i = buffer.position(); i + 1 < buffer.limit(); i++) {
        if (buffer.get(i) == '\r' && buffer.get(i + 1) == '\n') {
          if (i == lineStart) {
            int total = i + 2 - buffer.position() + (withBody ? length : 0);
            return total <= buffer.remaining() ? total : 0;
          }
          length = Math.max(length, contentLength(buffer, lineStart, i));
          lineStart = i + 2;
        }
      }
      return 0;
    }

    private static int contentLength(ByteBuffer buffer, int start, int end) {
      if (end - start <= LENGTH.length) {
        return 0;
      }
      for (int i = 0; i < LENGTH.length; i++) {
        if (Character.toLowerCase(buffer.get(start + i)) != LENGTH[i]) {
          return 0;
        }
      }
      int value = 0;
      for (int i = start + LENGTH.length; i < end; i++) {
        byte digit = buffer.get(i);
        value = digit >= '0' && digit <= '9' ? value * 10 + digit - '0' : value;
      }
      return value;
    }
  }

  /** One masked text frame, answered by one frame. */
  final class WebSocketExchange implements Exchange {

    private final String path;
    private final byte[] request;

    WebSocketExchange(String path, String text) {
      this.path = path;
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      if (payload.length > 125) {
        throw new IllegalArgumentException("text must be at most 125 bytes");
      }
      request = new byte[6 + payload.length];
      request[0] = (byte) 0x81;
      request[1] = (byte) (0x80 | payload.length);
      System.arraycopy(payload, 0, request, 6, payload.length);
    }

    @Override
    public byte[] opening(int port) {
      return ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public byte[] request() {
      return request;
    }

    @Override
    public int responseLength(ByteBuffer buffer) {
      if (buffer.remaining() < 2) {
        return 0;
      }
      int at = buffer.position();
      int length = buffer.get(at + 1) & 0x7f;
      int head = 2;
      if (length == 126) {
        if (buffer.remaining() < 4) {
          return 0;
        }
        length = buffer.getShort(at + 2) & 0xffff;
        head = 4;
      }
      return head + length <= buffer.remaining() ? head + length : 0;
    }
  }
}
