package io.moonbus.http.websocket;

import io.moonbus.event.Failure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The rules of the opening handshake (RFC 6455 section 4.2.1, RFC 7692 section 7.1). */
final class Handshake {

  /** Status of a handshake of another version. */
  static final int UPGRADE_REQUIRED = 426;
  /** What a server that keeps no context answers to an offer of permessage-deflate. */
  static final String DEFLATE = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
  private static final int KEY_BYTES = 16;

  private Handshake() {
  }

  /** Why this request cannot be upgraded, {@code null} when it can. */
  static Failure fault(HttpServerRequest request, List<String> origins) {
    if (request.method() != HttpMethod.GET || request.version() != HttpVersion.HTTP_1_1) {
      return bad("a WebSocket handshake is a GET of HTTP/1.1");
    }
    if (!lists(request.headers().getAll("Connection"), "upgrade")) {
      return bad("Connection must be Upgrade");
    }
    if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
      return new Failure(UPGRADE_REQUIRED, "Sec-WebSocket-Version must be 13");
    }
    if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
      return bad("Sec-WebSocket-Key must be 16 bytes in base64");
    }
    String origin = request.getHeader("Origin");
    boolean welcome = origins.isEmpty() || origin == null || origins.contains(origin)
        || origin.endsWith("://" + request.getHeader("Host"));
    return welcome ? null : new Failure(403, "not from " + origin);
  }

  private static Failure bad(String message) {
    return new Failure(Failure.MALFORMED, message);
  }

  private static boolean lists(List<String> headers, String word) {
    return headers.stream().flatMap(header -> List.of(header.split(",")).stream())
        .anyMatch(item -> item.trim().equalsIgnoreCase(word));
  }

  private static boolean isKey(String key) {
    try {
      return key != null && Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether the client offers permessage-deflate with parameters that this server can meet. */
  static boolean offersDeflate(HttpServerRequest request) {
    for (String header : request.headers().getAll("Sec-WebSocket-Extensions")) {
      for (String offer : header.split(",")) {
        if (isUsable(offer.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isUsable(String[] offer) {
    if (!offer[0].equals("permessage-deflate")) {
      return false;
    }
    for (int i = 1; i < offer.length; i++) {
      String name = offer[i].split("=")[0].trim();
      boolean met = switch (name) {
        case "server_no_context_takeover", "client_no_context_takeover", "client_max_window_bits" -> true;
        // Java compresses with the largest window only.
        case "server_max_window_bits" -> offer[i].replace("\"", "").matches("server_max_window_bits\\s*=\\s*15");
        default -> false;
      };
      if (!met) {
        return false;
      }
    }
    return true;
  }
}
