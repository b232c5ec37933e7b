package io.moonbus.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cross-origin requests (Fetch standard). Requests of other origins than those listed are served without permission to
 * read the answer: refusing them, as vertx-web does, would also hit this server's own pages, which send their origin
 * with every POST.
 */
final class Cors implements Handler<RoutingContext> {

  private static final int DAY = 86_400;
  private static final Set<HttpMethod> METHODS = new LinkedHashSet<>(
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS));

  private final Set<String> origins;
  private final boolean any;
  private final CorsHandler handler = CorsHandler.create().allowedMethods(METHODS).maxAgeSeconds(DAY);

  Cors(List<String> origins) {
    this.origins = Set.copyOf(origins);
    this.any = origins.contains("*");
    // Patterns, because vertx-web's own "*" refuses origins of schemes that it does not know, such as those of apps.
    if (any) {
      handler.addOriginWithRegex(".+");
    } else {
      origins.forEach(origin -> handler.addOriginWithRegex(Pattern.quote(origin)));
      handler.allowCredentials(true);
    }
  }

  @Override
  public void handle(RoutingContext routing) {
    String origin = routing.request().headers().get(HttpHeaders.ORIGIN);
    if (origin == null ? any || origins.isEmpty() : !any && !origins.contains(origin)) {
      routing.next();
    } else {
      handler.handle(routing);
    }
  }
}
