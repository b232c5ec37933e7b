package io.moonbus.http.websocket;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.ClientMessage.Kind;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers the calls of the tests; the query of the connection says how it is welcomed. */
final class FakeApplication {

  final Queue<ClientEvent> events = new ConcurrentLinkedQueue<>();
  private final ApplicationLink link;

  FakeApplication(Vertx vertx) {
    link = ApplicationLink.mount(vertx, "", this::handle);
  }

  private void handle(ClientEvent event) {
    events.add(event);
    if (event instanceof ClientEvent.Connect connect) {
      connect(connect.clientId(), connect.info().query());
    } else if (event instanceof ClientEvent.Call call) {
      call(call);
    }
  }

  private void connect(String client, String query) {
    if (query.equals("welcome")) {
      push(client, Kind.INVOCATION, "welcome", json("[1]"));
      push(client, Kind.RAW, null, raw("bytes"));
    }
    if (query.equals("reject")) {
      link.send(new ClientMessage.Rejected(client, new Failure(403, "not you")));
    } else if (query.startsWith("timeout=")) {
      link.send(new ClientMessage.Accepted(client, Map.of("timeout", Integer.parseInt(query.substring(8)))));
    } else if (!query.equals("never")) {
      link.send(new ClientMessage.Accepted(client, Map.of()));
    }
    if (query.equals("close")) {
      link.send(new ClientMessage.Close(client, 0, null));
    }
  }

  private void call(ClientEvent.Call call) {
    if (call.replyFormat() == Format.RAW) {
      result(call, raw("raw:" + call.arguments().data()));
      return;
    }
    JsonArray values = call.arguments().isNone() ? new JsonArray() : new JsonArray(call.arguments().data());
    String method = call.method();
    if (method == null) {
      method = !values.isEmpty() && values.getValue(0) instanceof String ? (String) values.remove(0) : "onMessage";
    }
    call(call, method, values);
  }

  private void call(ClientEvent.Call call, String method, JsonArray values) {
    String client = call.clientId();
    switch (method) {
      case "echo" -> result(call, json(values.encode()));
      case "onMessage" -> result(call, json(values.copy().add("onMessage").encode()));
      case "nothing" -> result(call, Payload.NONE);
      case "error" -> fail(call, new Failure(500, "main.lua:1: \"boom\"", method));
      case "custom" -> fail(call, new Failure(5, "x", method));
      case "close" -> link.send(new ClientMessage.Close(client, values.getInteger(0), "bye"));
      case "push" -> push(call);
      case "all" -> flood(values.getInteger(0), values.getInteger(1));
      case "late" -> {
        // Answered by nobody.
      }
      default -> fail(call, new Failure(404, "method '" + method + "' not found", method));
    }
  }

  private void push(ClientEvent.Call call) {
    String client = call.clientId();
    push(client, Kind.INVOCATION, "na\"me", json("[1,{\"a\":2}]"));
    push(client, Kind.INVOCATION, "", json("[]"));
    push(client, Kind.MESSAGE, null, json("[\"m\"]"));
    push(client, Kind.MESSAGE, null, json("[]"));
    push(client, Kind.STATUS, "Code", json("[\"text\"]"));
    push(client, Kind.RAW, null, raw("raw"));
    result(call, json("[\"result\"]"));
  }

  /** Sends every client {@code count} messages of {@code size} bytes. */
  private void flood(int count, int size) {
    Payload payload = json("[\"" + "x".repeat(size) + "\"]");
    List<String> clients = events.stream().filter(ClientEvent.Connect.class::isInstance)
        .map(ClientEvent::clientId).toList();
    for (int i = 0; i < count; i++) {
      clients.forEach(client -> push(client, Kind.MESSAGE, null, payload));
    }
  }

  private void push(String client, Kind kind, String name, Payload values) {
    link.send(new ClientMessage.Push(client, kind, name, values));
  }

  private void result(ClientEvent.Call call, Payload values) {
    link.send(new ClientMessage.Result(call.clientId(), call.callId(), values));
  }

  private void fail(ClientEvent.Call call, Failure failure) {
    link.send(new ClientMessage.Failed(call.clientId(), call.callId(), failure));
  }

  static Payload json(String text) {
    return Payload.encoded(Format.JSON, Buffer.buffer(text));
  }

  private static Payload raw(String text) {
    return Payload.encoded(Format.RAW, Buffer.buffer(text), 1);
  }
}
