package io.moonbus.http;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientInfo;
import io.moonbus.event.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Finds or makes the client object that a request belongs to: one per connection, path and query. */
final class Sessions {

  private final HttpService service;
  private final Answers answers;

  Sessions(HttpService service, Answers answers) {
    this.service = service;
    this.answers = answers;
  }

  /** The client object; {@code null} when no application handles the path. */
  Session of(Exchange exchange) {
    Session current = exchange.peer.session();
    if (current != null) {
      if (current.serves(exchange.target) && !isUpdate(exchange.request)) {
        return current;
      }
      exchange.peer.leave("left");
    }
    return connect(exchange);
  }

  /** {@code Connection: update} asks for a new client object. */
  private static boolean isUpdate(HttpServerRequest request) {
    String connection = request.headers().get(HttpHeaders.CONNECTION);
    return connection != null && connection.equalsIgnoreCase("update");
  }

  private Session connect(Exchange exchange) {
    RequestTarget target = exchange.target;
    Session session = new Session(service.newId(), target, service.link(), exchange.peer, answers);
    ClientInfo info = service.info(exchange, "HTTP", exchange.format == Format.RAW ? Format.JSON : exchange.format);
    ClientEvent.Connect event = new ClientEvent.Connect(session.id, info, Payloads.query(target.query()));
    if (!service.link().connect(event, false, session)) {
      return null;
    }
    exchange.peer.session(session);
    return session;
  }
}
