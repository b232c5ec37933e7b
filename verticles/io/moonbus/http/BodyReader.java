package io.moonbus.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Collects a request body up to the limit, in the time that is allowed. */
final class BodyReader implements Handler<Buffer> {

  private static final Buffer EMPTY = Buffer.buffer();

  private final Exchange exchange;
  private final HttpService service;
  private final Handler<Buffer> complete;
  private Buffer body = EMPTY;
  private boolean own;

  private BodyReader(Exchange exchange, HttpService service, Handler<Buffer> complete) {
    this.exchange = exchange;
    this.service = service;
    this.complete = complete;
  }

  /** Reads the body of a request; {@code complete} is called unless the request was refused meanwhile. */
  static void read(Exchange exchange, HttpService service, Handler<Buffer> complete) {
    HttpServerRequest request = exchange.request;
    String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    if (length != null && exceeds(length, service.options().maxBody())) {
      service.refuse(exchange, tooLarge(service));
      return;
    }
    exchange.deadline = System.currentTimeMillis() + service.options().requestSeconds() * 1000L;
    BodyReader reader = new BodyReader(exchange, service, complete);
    request.handler(reader).endHandler(reader::end).exceptionHandler(error -> exchange.abandon());
    if (request.headers().contains(HttpHeaders.EXPECT)) {
      expect(exchange, service);
    }
  }

  private static boolean exceeds(String length, int limit) {
    return length.length() > 18 || Long.parseLong(length.trim()) > limit;
  }

  private static void expect(Exchange exchange, HttpService service) {
    if ("100-continue".equalsIgnoreCase(exchange.request.headers().get(HttpHeaders.EXPECT))) {
      exchange.response().writeContinue();
    } else {
      service.refuse(exchange, new HttpException(417, "Only the expectation 100-continue is understood"));
    }
  }

  private static HttpException tooLarge(HttpService service) {
    return new HttpException(413, "A request body may have at most " + service.options().maxBody() + " bytes");
  }

  @Override
  public void handle(Buffer chunk) {
    if (exchange.isAnswered()) {
      return;
    }
    if (body.length() + (long) chunk.length() > service.options().maxBody()) {
      body = EMPTY;
      service.refuse(exchange, tooLarge(service));
    } else if (body.length() == 0) {
      body = chunk;
    } else {
      append(chunk);
    }
  }

  private void append(Buffer chunk) {
    if (!own) {
      body = Buffer.buffer(body.length() * 2).appendBuffer(body);
      own = true;
    }
    body.appendBuffer(chunk);
  }

  private void end(Void nothing) {
    exchange.deadline = 0;
    if (!exchange.isAnswered()) {
      complete.handle(body);
    }
  }
}
