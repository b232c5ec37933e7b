package io.moonbus.http;

import io.moonbus.event.ClientInfo;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;

/** Requests that ask for a WebSocket (RFC 6455 §4.2): finds their application and hands them over. */
final class Upgrades {

  /** Takes a request over, and the connection with it if it is upgraded. */
  @FunctionalInterface
  interface Taker {

    /** Tells in the end whether the connection was upgraded. */
    Future<Boolean> handle(HttpServerRequest request, String clientId, ClientInfo info);
  }

  private final HttpService service;
  private final Taker taker;

  Upgrades(HttpService service, Taker taker) {
    this.service = service;
    this.taker = taker;
  }

  /** Takes care of a request if it asks for a WebSocket. */
  boolean handle(Exchange exchange) {
    HttpServerRequest request = exchange.request;
    String upgrade = request.headers().get(HttpHeaders.UPGRADE);
    boolean asks = upgrade != null && request.version() == HttpVersion.HTTP_1_1
        && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    if (asks && exchange.target.file().isEmpty()) {
      handOver(exchange);
    } else if (asks) {
      request.pause();
      service.files().isFolder(exchange.target.path()).onComplete(folder -> {
        exchange.target = folder ? exchange.target.asFolder() : exchange.target;
        handOver(exchange);
      }, error -> handOver(exchange));
    }
    return asks;
  }

  private void handOver(Exchange exchange) {
    if (exchange.isAnswered()) {
      // The client has gone while its path was looked at.
      return;
    }
    try {
      ClientInfo info = service.info(exchange, "WebSocket", Format.JSON);
      exchange.peer.upgraded();
      taker.handle(exchange.request, service.newId(), info).onSuccess(upgraded -> {
        if (upgraded) {
          exchange.abandon();
        }
      });
    } catch (HttpException e) {
      exchange.request.resume();
      Errors.answer(exchange, e);
    }
  }

  /** Answers a request that was not upgraded after all. */
  void refuse(HttpServerRequest request, Failure failure) {
    Exchange exchange = service.peer(request.connection()).downgraded(request);
    Errors.answer(exchange, failure);
  }
}
