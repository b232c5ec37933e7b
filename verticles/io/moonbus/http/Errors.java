package io.moonbus.http;

import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/** Error answers in the notation that the caller reads. */
final class Errors {

  private Errors() {
  }

  /** Answers with an error of the protocol. */
  static void answer(Exchange exchange, HttpException error) {
    answer(exchange, new Failure(error.status(), error.getMessage()));
  }

  /** Answers with what an application reports. A code that is no error status becomes 500 on the wire. */
  static void answer(Exchange exchange, Failure failure) {
    int status = failure.code() >= 400 && failure.code() < 600 ? failure.code() : 500;
    boolean call = exchange.call || failure.method() != null;
    if (call && exchange.format == Format.XMLRPC) {
      exchange.answer(200, exchange.type, Buffer.buffer(fault(failure)));
    } else if (call && exchange.format == Format.JSON || accepts(exchange, "application/json")) {
      exchange.answer(status, MediaTypes.JSON, json(failure));
    } else if (accepts(exchange, "text/html")) {
      exchange.answer(status, MediaTypes.HTML, Buffer.buffer(page(status, failure.message())));
    } else {
      exchange.answer(status, MediaTypes.TEXT, Buffer.buffer(failure.message()));
    }
  }

  private static boolean accepts(Exchange exchange, String type) {
    String accept = exchange.request.headers().get(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(type);
  }

  private static Buffer json(Failure failure) {
    JsonObject error = new JsonObject().put("code", failure.code()).put("message", failure.message());
    if (failure.method() != null) {
      error.put("method", failure.method());
    }
    return new JsonObject().put("error", error).toBuffer();
  }

  private static String fault(Failure failure) {
    return "<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>"
        + failure.code() + "</int></value></member><member><name>faultString</name><value><string>"
        + Xml.escape(failure.message()) + "</string></value></member></struct></value></fault></methodResponse>";
  }

  private static String page(int status, String message) {
    String title = status + " " + HttpResponseStatus.valueOf(status).reasonPhrase();
    return Html.page(title, "<h1>" + title + "</h1>\n<p>" + Html.escape(message) + "</p>");
  }
}
