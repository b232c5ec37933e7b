package io.moonbus.http.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A WebSocket client that does exactly what it is told, right or wrong. */
public final class RawClient implements AutoCloseable {

  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;
  private static final byte[] MASK = {1, 2, 3, 4};
  private static final int GIVE_UP_MILLIS = 10_000;

  /** A frame of the server. */
  public record Frame(int first, byte[] content) {

    public int opcode() {
      return first & 0xF;
    }

    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    public int closeCode() {
      return (content[0] & 0xFF) << 8 | content[1] & 0xFF;
    }

    @Override
    public String toString() {
      return opcode() == CLOSE ? "close " + (content.length < 2 ? "" : closeCode()) : opcode() + " " + text();
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private String head;

  public RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(GIVE_UP_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Opens a WebSocket; fails when the server does not upgrade. */
  public static RawClient open(int port, String target, String... headers) throws IOException {
    RawClient client = new RawClient(port);
    client.handshake(target, headers);
    if (!client.head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(client.head);
    }
    return client;
  }

  public RawClient handshake(String target, String... headers) throws IOException {
    String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    return request(request + String.join("", headers) + "\r\n");
  }

  public RawClient request(String request) throws IOException {
    write(request.getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    while (!answer.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      answer.write(in.readByte());
    }
    head = answer.toString(StandardCharsets.ISO_8859_1);
    return this;
  }

  /** Status line and headers of the answer to the handshake. */
  public String head() {
    return head;
  }

  public RawClient text(String text) throws IOException {
    return frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public RawClient frame(int first, byte[] content) throws IOException {
    write(masked(first, content));
    return this;
  }

  public static byte[] masked(int first, byte[] content) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (content.length < 126) {
      frame.write(0x80 | content.length);
    } else if (content.length < 1 << 16) {
      frame.write(0x80 | 126);
      frame.write(content.length >>> 8);
      frame.write(content.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) content.length >>> shift));
      }
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < content.length; i++) {
      frame.write(content[i] ^ MASK[i & 3]);
    }
    return frame.toByteArray();
  }

  public RawClient hex(String frame) throws IOException {
    write(HexFormat.of().parseHex(frame));
    return this;
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** The next frame. */
  public Frame read() throws IOException {
    int first = in.readUnsignedByte();
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] content = new byte[(int) length];
    in.readFully(content);
    return new Frame(first, content);
  }

  public String readText() throws IOException {
    Frame frame = read();
    if (frame.opcode() != TEXT) {
      throw new IOException("text expected, not " + frame);
    }
    return frame.text();
  }

  /** What the server answers to a text. */
  public String ask(String text) throws IOException {
    return text(text).readText();
  }

  /** Whether the server ends the connection now, whatever it still sends. */
  public boolean isEnded() throws IOException {
    try {
      while (true) {
        in.readByte();
      }
    } catch (EOFException | SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
