package io.moonbus.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Cross-origin requests (Fetch standard). */
final class Cors {

  private static final CharSequence ANY = HttpHeaders.createOptimized("*");
  private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD, POST, OPTIONS");
  private static final String DAY = "86400";
  private final List<String> origins;
  private final boolean any;

  Cors(List<String> origins) {
    this.origins = origins;
    this.any = origins.contains("*");
  }

  /** The value of {@code Access-Control-Allow-Origin}, {@code null} when the request has no allowed origin. */
  CharSequence allowed(MultiMap headers) {
    String origin = headers.get(HttpHeaders.ORIGIN);
    if (origin == null) {
      return null;
    }
    return any ? ANY : origins.contains(origin) ? origin : null;
  }

  /** Adds what goes with a particular origin. */
  void complete(HttpServerResponse response) {
    if (!any) {
      response.putHeader("Access-Control-Allow-Credentials", "true");
      response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }

  /** Answers {@code OPTIONS}: a preflight, or the question what methods there are. */
  void preflight(Exchange exchange) {
    MultiMap headers = exchange.request.headers();
    HttpServerResponse response = exchange.response();
    response.putHeader(HttpHeaders.ALLOW, METHODS);
    if (headers.contains("Access-Control-Request-Method") && allowed(headers) != null) {
      response.putHeader("Access-Control-Allow-Methods", METHODS).putHeader("Access-Control-Max-Age", DAY);
      String names = headers.get("Access-Control-Request-Headers");
      if (names != null) {
        response.putHeader("Access-Control-Allow-Headers", names);
      }
    }
    exchange.answer(204);
  }
}
