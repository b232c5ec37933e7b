package io.moonbus.http.websocket;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.ValueException;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Handler;

/**
 * A client: turns its messages into events and what its application sends into messages. Speaks MonaServer's notation,
 * and JSON-RPC from the first JSON-RPC request on.
 */
final class Session implements Handler<ClientMessage> {

  private static final String ON_MESSAGE = "onMessage";

  private final WebSocketHandler owner;
  private final String id;
  private final String address;
  /** Set until the connection is upgraded. */
  private Upgrade upgrade;
  private Connection connection;
  private JsonRpc rpc;
  private long lastCall;
  private int pendingCalls;

  Session(WebSocketHandler owner, String id, String address, Upgrade upgrade) {
    this.owner = owner;
    this.id = id;
    this.address = address;
    this.upgrade = upgrade;
  }

  /** Where the client is, for the log. */
  String address() {
    return address;
  }

  int pendingCalls() {
    return pendingCalls;
  }

  void opened(Connection upgraded) {
    connection = upgraded;
    upgrade = null;
  }

  void disconnected(String reason) {
    owner.link().disconnect(id, reason);
  }

  void measured(int millis) {
    owner.link().send(new ClientEvent.Ping(id, millis));
  }

  /** Takes a message of the client. */
  void receive(byte[] message, boolean text) {
    if (!text) {
      raw(message);
      return;
    }
    JsonScan scan = owner.scan().on(message);
    int end = scan.whole();
    if (end == JsonScan.TOO_DEEP) {
      refuse(new Failure(Failure.MALFORMED, "nested deeper than " + owner.options().maxDepth()));
    } else if (end == JsonScan.MALFORMED) {
      notJson(message);
    } else {
      json(scan, message, scan.blanks(0));
    }
  }

  private void notJson(byte[] message) {
    if (rpc == null) {
      raw(message);
    } else {
      rpc.parseError("not JSON");
    }
  }

  private void refuse(Failure failure) {
    if (rpc == null) {
      send(Outgoing.text(error(failure)), false);
    } else {
      rpc.parseError(failure.message());
    }
  }

  private void raw(byte[] message) {
    call(ON_MESSAGE, Encoding.payload(Format.RAW, message, 1), Format.RAW);
  }

  private void json(JsonScan scan, byte[] message, int at) {
    if (scan.is(at, '[')) {
      array(scan, message, at);
    } else if (!scan.is(at, '{') || !rpc(scan, message, at)) {
      call(ON_MESSAGE, Encoding.payload(Format.JSON, array(message), 1), Format.JSON);
    }
  }

  private void array(JsonScan scan, byte[] message, int at) {
    int first = scan.blanks(at + 1);
    boolean named = scan.is(first, '"');
    if (!named && (rpc != null || scan.is(first, '{') && JsonRpcMessage.parse(scan, message, first).isVersion2())) {
      rpc().batch(scan, message, first);
    } else {
      call(null, Encoding.payload(Format.JSON, message, scan.is(first, ']') ? 0 : -1), Format.JSON);
    }
  }

  private boolean rpc(JsonScan scan, byte[] message, int at) {
    JsonRpcMessage request = JsonRpcMessage.parse(scan, message, at);
    if (rpc == null && !request.isVersion2()) {
      return false;
    }
    rpc().request(request);
    return true;
  }

  private JsonRpc rpc() {
    if (rpc == null) {
      rpc = new JsonRpc(this, owner.options().maxBatch());
    }
    return rpc;
  }

  private static byte[] array(byte[] value) {
    byte[] array = new byte[value.length + 2];
    array[0] = '[';
    System.arraycopy(value, 0, array, 1, value.length);
    array[array.length - 1] = ']';
    return array;
  }

  /**
   * Calls the application.
   *
   * @return the call's id, odd when the results are to be bytes
   */
  long call(String method, Payload arguments, Format replyFormat) {
    lastCall += 2;
    long callId = lastCall | (replyFormat == Format.RAW ? 1 : 0);
    pendingCalls++;
    owner.link().send(new ClientEvent.Call(id, callId, method, arguments, replyFormat, null));
    if (pendingCalls == owner.options().maxPendingCalls()) {
      connection.regulate();
    }
    return callId;
  }

  @Override
  public void handle(ClientMessage message) {
    if (upgrade != null) {
      upgrade.handle(message);
      return;
    }
    try {
      deliver(message);
    } catch (ValueException e) {
      send(Outgoing.text(error(new Failure(Failure.SCRIPT_ERROR, e.getMessage()))), false);
    }
  }

  private void deliver(ClientMessage message) {
    if (message instanceof ClientMessage.Result result) {
      answered();
      result(result);
    } else if (message instanceof ClientMessage.Failed failed) {
      answered();
      if (rpc == null || !rpc.failed(failed)) {
        send(Outgoing.text(error(failed.failure())), false);
      }
    } else if (message instanceof ClientMessage.Push push) {
      push(push);
    } else if (message instanceof ClientMessage.Close close) {
      connection.close(CloseCode.of(close.code()), close.reason() == null ? "" : close.reason());
    }
  }

  private void answered() {
    if (pendingCalls-- == owner.options().maxPendingCalls()) {
      connection.regulate();
    }
  }

  private void result(ClientMessage.Result result) {
    Payload values = result.values();
    if (rpc != null && rpc.result(result) || values.isNone()) {
      return;
    }
    if ((result.callId() & 1) != 0) {
      send(new Outgoing(FrameType.BINARY, Encoding.raw(values)), false);
      return;
    }
    ByteBuf json = Encoding.json(values);
    if (values.count() > 0 || Encoding.elements(json).isReadable()) {
      send(new Outgoing(FrameType.TEXT, json), false);
    }
  }

  private void push(ClientMessage.Push push) {
    if (push.kind() != ClientMessage.Kind.RAW) {
      send(Pushes.message(push, rpc != null), true);
    } else if (push.values().format() == Format.VALUES) {
      for (Object value : push.values().values()) {
        send(new Outgoing(FrameType.BINARY, Encoding.raw(Payload.of(value))), true);
      }
    } else {
      send(new Outgoing(FrameType.BINARY, Encoding.raw(push.values())), true);
    }
  }

  void send(Outgoing message, boolean push) {
    connection.write(message, push);
  }

  private static String error(Failure failure) {
    String method = failure.method() == null ? "" : ",\"method\":" + Encoding.quote(failure.method());
    return "{\"error\":{\"code\":" + failure.code() + ",\"message\":" + Encoding.quote(failure.message()) + method + "}}";
  }
}
