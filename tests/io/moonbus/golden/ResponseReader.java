package io.moonbus.golden;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads HTTP responses strictly. */
final class ResponseReader {

  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})(?: .*)?");
  private static final Pattern HEADER = Pattern.compile("([^:\\s]+):(.*)");

  private final RawConnection connection;
  private final long end;

  /**
   * @param end when to give up, in milliseconds since 1970
   */
  ResponseReader(RawConnection connection, long end) {
    this.connection = connection;
    this.end = end;
  }

  /**
   * The next response.
   *
   * @param head    whether it answers HEAD and so has no body
   * @param interim whether one with status 1xx counts
   * @return null when nothing came
   */
  Response read(boolean head, boolean interim) throws IOException {
    while (true) {
      String text = head();
      if (text == null) {
        return null;
      }
      Response response = parsed(text);
      int status = response.status();
      if (status >= 200 || status == 101 || interim) {
        return head || status < 200 || status == 204 || status == 304 ? response : response.withBody(body(response));
      }
    }
  }

  private String head() throws IOException {
    while (true) {
      String received = new String(connection.received(), StandardCharsets.ISO_8859_1);
      int length = received.indexOf("\r\n\r\n");
      if (length >= 0) {
        connection.take(length + 4);
        return received.substring(0, length);
      }
      if (!received.isEmpty() && !received.startsWith("HTTP/".substring(0, Math.min(5, received.length())))) {
        throw new Difference("not an HTTP response: " + Difference.shortened(received));
      }
      if (!connection.receive(connection.received().length + 1, end)) {
        if (!received.isEmpty()) {
          throw new Difference("incomplete response head: " + Difference.shortened(received));
        }
        return null;
      }
    }
  }

  private static Response parsed(String head) {
    String[] lines = head.split("\r\n");
    Matcher status = STATUS.matcher(lines[0]);
    if (!status.matches()) {
      throw new Difference("bad status line: " + lines[0]);
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Matcher header = HEADER.matcher(lines[i]);
      if (!header.matches()) {
        throw new Difference("bad header line: " + lines[i]);
      }
      headers.add(Map.entry(header.group(1), header.group(2).strip()));
    }
    return new Response(Integer.parseInt(status.group(1)), headers, new byte[0]);
  }

  private byte[] body(Response response) throws IOException {
    String encoding = response.header("Transfer-Encoding");
    String length = response.header("Content-Length");
    byte[] body;
    if (encoding != null && encoding.toLowerCase().contains("chunked")) {
      body = chunks();
    } else if (length != null) {
      body = bytes(Integer.parseInt(length));
    } else {
      connection.receiveUntilClosed(end - System.currentTimeMillis());
      body = connection.take(connection.received().length);
    }
    return "gzip".equalsIgnoreCase(response.header("Content-Encoding"))
        ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";")[0], 16);
      body.write(bytes(size));
      bytes(2);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (!line.toString().endsWith("\r\n")) {
      line.append((char) bytes(1)[0]);
    }
    return line.substring(0, line.length() - 2);
  }

  private byte[] bytes(int count) throws IOException {
    if (!connection.receive(count, end)) {
      throw new Difference("incomplete body: " + connection.received().length + " of " + count + " bytes");
    }
    return connection.take(count);
  }
}
