package io.moonbus.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What scripts see as {@code client.properties}: header fields as they were spelled, cookies and the version. */
final class ClientProperties {

  private ClientProperties() {
  }

  /** The properties of the client that sent {@code request}. */
  static Map<String, String> of(HttpServerRequest request) {
    Map<String, String> properties = new LinkedHashMap<>();
    String version = version(request.version());
    properties.put("version", version);
    properties.put("HTTPVersion", version);
    MultiMap headers = request.headers();
    headers.forEach((name, value) -> properties.merge(name, text(value), (a, b) -> a + ", " + b));
    if (request.version() == HttpVersion.HTTP_2 && request.authority() != null) {
      properties.putIfAbsent("Host", request.authority().toString());
    }
    List<String> cookies = headers.getAll("Cookie");
    for (String line : cookies) {
      Cookies.parse(text(line), properties::putIfAbsent);
    }
    return Collections.unmodifiableMap(properties);
  }

  private static String version(HttpVersion version) {
    return switch (version) {
      case HTTP_1_0 -> "1.0";
      case HTTP_2 -> "2";
      default -> "1.1";
    };
  }

  /** Header fields arrive as Latin-1; most clients mean UTF-8. */
  private static String text(String latin1) {
    for (int i = 0; i < latin1.length(); i++) {
      if (latin1.charAt(i) > 0x7f) {
        return utf8(latin1);
      }
    }
    return latin1;
  }

  private static String utf8(String latin1) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return latin1;
    }
  }
}
