package io.moonbus.golden;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An HTTP response.
 *
 * @param headers names and values in their order
 */
record Response(int status, List<Map.Entry<String, String>> headers, byte[] body) {

  /** All values of a header. */
  List<String> all(String name) {
    return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue).toList();
  }

  /** The first value of a header, {@code null} when there is none. */
  String header(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.get(0);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Response withBody(byte[] bytes) {
    return new Response(status, headers, bytes);
  }
}
