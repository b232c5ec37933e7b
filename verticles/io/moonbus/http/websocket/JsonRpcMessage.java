package io.moonbus.http.websocket;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The members of a JSON object that matter to JSON-RPC 2.0, still encoded; {@code null} where missing. */
final class JsonRpcMessage {

  private String version;
  private String method;
  private String id;
  private byte[] params;
  private boolean response;

  private JsonRpcMessage() {
  }

  /** Takes the members of the object at {@code start} of a text that is known to be JSON; nothing of another value. */
  static JsonRpcMessage parse(JsonScan scan, byte[] text, int start) {
    JsonRpcMessage message = new JsonRpcMessage();
    int at = scan.is(start, '{') ? scan.blanks(start + 1) : text.length;
    while (scan.is(at, '"')) {
      int nameEnd = scan.string(at + 1);
      int value = scan.key(at);
      int end = scan.value(value);
      message.member(text(text, at + 1, nameEnd - 1), text, value, end);
      at = scan.blanks(end);
      at = scan.is(at, ',') ? scan.blanks(at + 1) : text.length;
    }
    return message;
  }

  private void member(String name, byte[] text, int from, int to) {
    switch (name) {
      case "jsonrpc" -> version = text(text, from, to);
      case "method" -> method = text(text, from, to);
      case "id" -> id = text(text, from, to);
      case "params" -> params = Arrays.copyOfRange(text, from, to);
      case "result", "error" -> response = true;
      default -> {
        // Other members have no meaning in JSON-RPC.
      }
    }
  }

  boolean isVersion2() {
    return "\"2.0\"".equals(version);
  }

  /** An answer of the client; the server asks nothing, so it has no meaning. */
  boolean isResponse() {
    return response && method == null;
  }

  boolean isNotification() {
    return id == null;
  }

  /** What is wrong with this request, {@code null} when nothing is. */
  String fault() {
    if (!isVersion2()) {
      return "jsonrpc must be \"2.0\"";
    }
    if (method == null || method.charAt(0) != '"') {
      return "method must be a string";
    }
    if (id != null && !hasProperId()) {
      return "id must be a string, a number or null";
    }
    return params == null || params[0] == '[' || params[0] == '{' ? null : "params must be an array or an object";
  }

  /** The id as it came, {@code null} for the answer to a request whose id is missing or unusable. */
  String id() {
    return id != null && hasProperId() ? id : "null";
  }

  private boolean hasProperId() {
    char first = id.charAt(0);
    return first != '{' && first != '[' && first != 't' && first != 'f';
  }

  String method() {
    boolean plain = method.indexOf('\\') < 0;
    return plain ? method.substring(1, method.length() - 1) : (String) Json.decodeValue(Buffer.buffer(method));
  }

  /** Positional parameters as they are, named ones as one table. */
  Payload arguments() {
    if (params == null) {
      return Payload.NONE;
    }
    if (params[0] == '[') {
      return Encoding.payload(Format.JSON, params, -1);
    }
    byte[] array = new byte[params.length + 2];
    array[0] = '[';
    System.arraycopy(params, 0, array, 1, params.length);
    array[array.length - 1] = ']';
    return Encoding.payload(Format.JSON, array, 1);
  }

  private static String text(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
