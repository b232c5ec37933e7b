package io.moonbus.http;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.event.ProtocolLink;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client object of an application: one connection's use of one path and query. */
final class Session implements Handler<ClientMessage> {

  final String id;
  final String folder;
  final String query;
  private final ProtocolLink link;
  private final Peer peer;
  private final Answers answers;
  private final List<Exchange> waiting = new ArrayList<>(2);
  private Map<String, Object> parameters = Map.of();
  private ClientMessage.Push written;
  private List<String> cookies;
  private RequestHeaders headers;
  private long calls;

  Session(String id, RequestTarget target, ProtocolLink link, Peer peer, Answers answers) {
    this.id = id;
    this.folder = target.folder();
    this.query = target.query();
    this.link = link;
    this.peer = peer;
    this.answers = answers;
  }

  /** Whether this is the client object for a request. */
  boolean serves(RequestTarget target) {
    return folder.equals(target.folder()) && query.equals(target.query());
  }

  /** Remembers the header fields of a request; gives the properties when they have changed. */
  Map<String, String> changed(Exchange exchange) {
    if (headers != null && headers.equalTo(exchange.request.headers())) {
      return null;
    }
    boolean first = headers == null;
    headers = new RequestHeaders(exchange.request.headers());
    return first ? null : ClientProperties.of(exchange.request);
  }

  /** Makes {@code exchange} wait for the answer to its call; gives the call's number. */
  long await(Exchange exchange) {
    exchange.callId = ++calls;
    waiting.add(exchange);
    return exchange.callId;
  }

  void send(ClientEvent event) {
    link.send(event);
  }

  /** What an application returned for this client, else {@code null}. */
  Object parameter(String name) {
    return parameters.get(name);
  }

  /** Whether answers are outstanding. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  void disconnect(String reason) {
    link.disconnect(id, reason);
  }

  @Override
  public void handle(ClientMessage message) {
    if (message instanceof ClientMessage.Result result) {
      answered(result.callId(), exchange -> answers.result(exchange, result.values(), written));
    } else if (message instanceof ClientMessage.FileReply file) {
      answered(file.callId(), exchange -> answers.file(exchange, this, file, written));
    } else if (message instanceof ClientMessage.Failed failed) {
      answered(failed.callId(), exchange -> Errors.answer(exchange, failed.failure()));
    } else if (message instanceof ClientMessage.Push push) {
      keep(push);
    } else if (message instanceof ClientMessage.Cookie cookie) {
      keep(cookie);
    } else if (message instanceof ClientMessage.Accepted accepted) {
      accept(accepted.parameters());
    } else if (message instanceof ClientMessage.Rejected rejected) {
      reject(rejected.failure());
    } else if (message instanceof ClientMessage.Close close) {
      close(close);
    }
  }

  private void accept(Map<String, Object> given) {
    parameters = given == null ? Map.of() : given;
    if (parameters.get("timeout") instanceof Number seconds) {
      peer.timeout(seconds.doubleValue());
    }
  }

  private void reject(Failure failure) {
    if (peer.session() == this) {
      peer.session(null);
    }
    peer.answered(this);
    while (!waiting.isEmpty()) {
      Exchange exchange = waiting.remove(0);
      addCookies(exchange);
      Errors.answer(exchange, failure);
    }
  }

  /** Only the first message written during a call can become its response. */
  private void keep(ClientMessage.Push push) {
    if (written == null && !waiting.isEmpty()) {
      written = push;
    }
  }

  private void keep(ClientMessage.Cookie cookie) {
    if (!waiting.isEmpty()) {
      if (cookies == null) {
        cookies = new ArrayList<>(2);
      }
      cookies.add(cookie.header());
    }
  }

  private void answered(long callId, Handler<Exchange> answer) {
    Exchange exchange = take(callId);
    if (exchange != null && !exchange.isAnswered()) {
      addCookies(exchange);
      try {
        answer.handle(exchange);
      } catch (RuntimeException e) {
        peer.service().broken(exchange, e);
      }
    }
    written = null;
    cookies = null;
    if (waiting.isEmpty()) {
      peer.answered(this);
    }
  }

  private Exchange take(long callId) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).callId == callId) {
        return waiting.remove(i);
      }
    }
    return null;
  }

  private void addCookies(Exchange exchange) {
    if (cookies != null && !exchange.isAnswered()) {
      exchange.response().headers().add("Set-Cookie", cookies);
    }
  }

  private void close(ClientMessage.Close close) {
    if (close.code() >= 200 && close.code() < 600 && !waiting.isEmpty()) {
      String reason = close.reason() == null || close.reason().isEmpty() ? "Closed" : close.reason();
      answers.closing(waiting.remove(0), close.code(), reason);
    } else {
      peer.close();
    }
  }
}
