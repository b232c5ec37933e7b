package io.moonbus.http;

import io.moonbus.event.ClientInfo;
import io.vertx.core.http.ServerWebSocket;

/** What looks after connections that have become WebSockets. */
@FunctionalInterface
public interface WebSockets {

  /**
   * Takes a WebSocket over; called on the context of the verticle instance, before any of its messages is read.
   *
   * @param info what to announce to the application: the protocol is {@code "WebSocket"}, the path that of the
   *             application (also when the URL lacked the slash), the address that of the client behind trusted
   *             proxies, the format JSON
   */
  void handle(ServerWebSocket socket, ClientInfo info);
}
