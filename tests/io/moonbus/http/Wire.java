package io.moonbus.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends exactly the bytes it is given. */
public final class Wire implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private final Socket socket;
  private final InputStream in;

  public record Response(int status, Map<String, String> headers, byte[] content) {

    public String header(String name) {
      return headers.get(name);
    }

    public String body() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  public Wire(int port) {
    try {
      this.socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Wire(Socket socket) {
    try {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Wire send(String text) {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends; a connection that the server has closed meanwhile shows when reading. */
  public Wire send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      return this;
    }
    return this;
  }

  /** The next response that is not an interim one, or {@code null} when the connection ends before it. */
  public Response read() {
    return read(false);
  }

  /** The next response to HEAD. */
  public Response readHead() {
    return read(true);
  }

  /** The next bytes. */
  public byte[] read(int length) {
    try {
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response read(boolean head) {
    try {
      String line = line();
      if (line == null) {
        return null;
      }
      int status = Integer.parseInt(line.split(" ")[1]);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String field = line(); !field.isEmpty(); field = line()) {
        int colon = field.indexOf(':');
        headers.merge(field.substring(0, colon), field.substring(colon + 1).trim(), (a, b) -> a + "\n" + b);
      }
      if (status == 100) {
        return read(head);
      }
      boolean empty = head || status == 204 || status == 304;
      return new Response(status, headers, empty ? new byte[0] : content(headers));
    } catch (IOException e) {
      return null;
    }
  }

  private byte[] content(Map<String, String> headers) throws IOException {
    String length = headers.get("Content-Length");
    return length != null ? in.readNBytes(Integer.parseInt(length)) : in.readAllBytes();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads whatever comes until the server closes the connection; fails when it does not. */
  public byte[] readToEnd() {
    try {
      return in.readAllBytes();
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection was not closed", e);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
