package io.moonbus.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The server that cases are replayed against.
 *
 * @param port on 127.0.0.1
 * @param www  the folder that it serves
 */
record Target(int port, Path www) {

  /** How long to wait for an answer. */
  static final long PATIENCE_MILLIS = 8_000;

  private static final Pattern FILE_TIME = Pattern.compile("\\$\\{MTIME:([^}+-]+)([+-]\\d+)\\}");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

  InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", port);
  }

  String host() {
    return "127.0.0.1:" + port;
  }

  /** Replaces {@code ${HOST}}, {@code ${PORT}} and {@code ${MTIME:…}} everywhere in a value. */
  Object substituted(Object value) {
    if (value instanceof String text) {
      return text.contains("${") ? substituted(text) : text;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(substituted(element)));
      return copy;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, member) -> copy.put(substituted((String) key), substituted(member)));
      return copy;
    }
    return value;
  }

  private String substituted(String text) {
    String replaced = text.replace("${HOST}", host()).replace("${PORT}", Integer.toString(port));
    return FILE_TIME.matcher(replaced).replaceAll(this::fileTime);
  }

  private String fileTime(MatchResult match) {
    try {
      long seconds = Files.getLastModifiedTime(www.resolve(match.group(1))).toMillis() / 1000;
      return HTTP_DATE.format(Instant.ofEpochSecond(seconds + Long.parseLong(match.group(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a known good application, on a connection or, when it is null, on a new one. */
  void probe(RawConnection connection) throws IOException {
    if (connection == null) {
      try (RawConnection fresh = new RawConnection(address())) {
        probe(fresh);
      }
      return;
    }
    connection.send(("POST /probe/ HTTP/1.1\r\nHost: " + host()
        + "\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n[\"ping\"]").getBytes(StandardCharsets.US_ASCII));
    Response response = new ResponseReader(connection, System.currentTimeMillis() + PATIENCE_MILLIS).read(false, false);
    if (response == null || !response.text().equals("[\"pong\"]")) {
      throw new Difference("no answer to a probe: " + (response == null ? null : response.text()));
    }
  }
}
