package io.moonbus.http.websocket;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.ValueException;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON-RPC 2.0 side of a client: its requests that wait for the application, and how they are answered. */
final class JsonRpc {

  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int METHOD_NOT_FOUND = -32601;
  private static final int INVALID_PARAMS = -32602;
  private static final int INTERNAL_ERROR = -32603;
  private static final int SCRIPT_ERROR = -32000;

  private final Session session;
  private final int maxBatch;
  private final Map<Long, Pending> pending = new HashMap<>();

  /** A request without an answer; {@code id} is {@code null} for a notification, {@code batch} unless in one. */
  private record Pending(String id, Batch batch) {
  }

  /** Collects the answers of one batch. */
  private static final class Batch {
    private final List<String> answers = new ArrayList<>();
    private int open = 1;
  }

  JsonRpc(Session session, int maxBatch) {
    this.session = session;
    this.maxBatch = maxBatch;
  }

  void parseError(String what) {
    answer(null, error("null", PARSE_ERROR, what, ""));
  }

  void request(JsonRpcMessage request) {
    request(request, null);
  }

  /** Takes the requests of the array whose first element is at {@code first}. */
  void batch(JsonScan scan, byte[] text, int first) {
    List<JsonRpcMessage> requests = new ArrayList<>();
    int at = first;
    while (!scan.is(at, ']') && requests.size() <= maxBatch) {
      int end = scan.blanks(scan.value(at));
      requests.add(JsonRpcMessage.parse(scan, text, at));
      at = scan.is(end, ',') ? scan.blanks(end + 1) : end;
    }
    if (requests.isEmpty() || requests.size() > maxBatch) {
      String what = requests.isEmpty() ? "empty batch" : "batch of more than " + maxBatch + " requests";
      answer(null, error("null", INVALID_REQUEST, what, ""));
      return;
    }
    Batch batch = new Batch();
    requests.forEach(request -> request(request, batch));
    close(batch);
  }

  private void request(JsonRpcMessage request, Batch batch) {
    if (request.isResponse()) {
      return;
    }
    open(batch);
    String fault = request.fault();
    if (fault != null) {
      answer(batch, error(request.id(), INVALID_REQUEST, fault, ""));
      return;
    }
    long call = session.call(request.method(), request.arguments(), Format.JSON);
    pending.put(call, new Pending(request.isNotification() ? null : request.id(), batch));
  }

  /** Answers a request; false when the call was none of JSON-RPC. */
  boolean result(ClientMessage.Result result) {
    Pending request = pending.remove(result.callId());
    if (request == null) {
      return false;
    }
    answer(request, () -> "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + value(result.values()) + "}");
    return true;
  }

  /** Answers a request; false when the call was none of JSON-RPC. */
  boolean failed(ClientMessage.Failed failed) {
    Pending request = pending.remove(failed.callId());
    if (request == null) {
      return false;
    }
    answer(request, () -> error(request.id(), failed.failure()));
    return true;
  }

  /** One value as it is, several as an array, none as null. */
  private static String value(Payload values) {
    ByteBuf array = Encoding.json(values);
    byte[] text = new byte[array.readableBytes()];
    array.getBytes(array.readerIndex(), text);
    JsonScan scan = new JsonScan(Integer.MAX_VALUE).on(text);
    int first = scan.blanks(1);
    if (scan.is(first, ']')) {
      return "null";
    }
    int end = scan.value(first);
    boolean single = scan.is(scan.blanks(end), ']');
    return single ? new String(text, first, end - first, StandardCharsets.UTF_8) : new String(text, StandardCharsets.UTF_8);
  }

  private interface Answer {
    String text();
  }

  private void answer(Pending request, Answer text) {
    String answer = null;
    if (request.id() != null) {
      try {
        answer = text.text();
      } catch (ValueException e) {
        answer = error(request.id(), INTERNAL_ERROR, e.getMessage(), "");
      }
    }
    answer(request.batch(), answer);
  }

  private void answer(Batch batch, String text) {
    if (batch == null) {
      if (text != null) {
        session.send(Outgoing.text(text), false);
      }
      return;
    }
    if (text != null) {
      batch.answers.add(text);
    }
    close(batch);
  }

  private static void open(Batch batch) {
    if (batch != null) {
      batch.open++;
    }
  }

  private void close(Batch batch) {
    if (--batch.open == 0 && !batch.answers.isEmpty()) {
      session.send(Outgoing.text("[" + String.join(",", batch.answers) + "]"), false);
    }
  }

  private static String error(String id, Failure failure) {
    String method = failure.method() == null ? "" : ",\"method\":" + Encoding.quote(failure.method());
    return error(id, code(failure.code()), failure.message(), ",\"data\":{\"code\":" + failure.code() + method + "}");
  }

  /** The specification's codes for what it has codes for; a code that a script raised stays. */
  private static int code(int code) {
    return switch (code) {
      case Failure.MALFORMED -> INVALID_PARAMS;
      case Failure.NOT_FOUND -> METHOD_NOT_FOUND;
      case Failure.SCRIPT_ERROR -> SCRIPT_ERROR;
      default -> code >= 500 && code < 600 ? INTERNAL_ERROR : code;
    };
  }

  private static String error(String id, int code, String message, String data) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":"
        + Encoding.quote(message) + data + "}}";
  }
}
