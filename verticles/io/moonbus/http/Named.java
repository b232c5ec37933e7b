package io.moonbus.http;

import io.moonbus.event.Format;
import io.vertx.core.buffer.Buffer;

/** Puts the name of an invocation before its already encoded values. */
final class Named {

  private static final String PARAMS = "<params>";

  private Named() {
  }

  static Buffer payload(String name, Buffer values, Format format) {
    return switch (format) {
      case JSON -> json(name, values);
      case XMLRPC -> xml(name, values.toString());
      case QUERY -> text(Html.encode(name), values, "&");
      default -> text(name, values, "");
    };
  }

  private static Buffer json(String name, Buffer values) {
    Buffer out = Buffer.buffer(values.length() + name.length() + 4).appendString("[");
    out.appendString(io.vertx.core.json.Json.encode(name));
    String inner = values.getString(1, values.length() - 1);
    if (!inner.isBlank()) {
      out.appendString(",").appendString(inner);
    }
    return out.appendString("]");
  }

  private static Buffer xml(String name, String values) {
    String param = "<param><value><string>" + Xml.escape(name) + "</string></value></param>";
    int at = values.indexOf(PARAMS);
    return Buffer.buffer(at < 0 ? values
        : values.substring(0, at + PARAMS.length()) + param + values.substring(at + PARAMS.length()));
  }

  private static Buffer text(String name, Buffer values, String separator) {
    Buffer out = Buffer.buffer(name);
    return values.length() == 0 ? out : out.appendString(separator).appendBuffer(values);
  }
}
