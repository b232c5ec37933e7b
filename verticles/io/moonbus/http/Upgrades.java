package io.moonbus.http;

import io.moonbus.event.ClientInfo;
import io.moonbus.event.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Requests that ask for a WebSocket (RFC 6455 §4.2). */
final class Upgrades {

  private final HttpService service;
  private final WebSockets webSockets;

  Upgrades(HttpService service, WebSockets webSockets) {
    this.service = service;
    this.webSockets = webSockets;
  }

  /** Takes care of a request if it asks for a WebSocket. */
  boolean handle(Exchange exchange) {
    HttpServerRequest request = exchange.request;
    String upgrade = request.headers().get(HttpHeaders.UPGRADE);
    boolean asks = upgrade != null && webSockets != null && request.version() == HttpVersion.HTTP_1_1 && !exchange.head
        && upgrade.toLowerCase().contains("websocket");
    if (asks && exchange.target.file().isEmpty()) {
      accept(exchange);
    } else if (asks) {
      request.pause();
      service.files().isFolder(exchange.target.path()).onComplete(folder -> {
        exchange.target = folder ? exchange.target.asFolder() : exchange.target;
        accept(exchange);
      }, error -> accept(exchange));
    }
    return asks;
  }

  private void accept(Exchange exchange) {
    ClientInfo info = service.info(exchange, "WebSocket", Format.JSON);
    exchange.request.toWebSocket().onComplete(socket -> {
      exchange.abandon();
      exchange.peer.upgraded();
      webSockets.handle(socket, info);
    }, error -> exchange.abandon());
    exchange.request.resume();
  }
}
