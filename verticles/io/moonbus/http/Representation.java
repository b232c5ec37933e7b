package io.moonbus.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Sends a file as the request's conditions, ranges and codings ask (RFC 9110 §8, §13, §14). */
final class Representation {

  private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

  private Representation() {
  }

  static void send(Exchange exchange, StoredFile file) {
    MultiMap headers = exchange.request.headers();
    boolean coded = file.gzip != null && !headers.contains(HttpHeaderNames.RANGE) && Conditions.acceptsGzip(headers);
    HttpServerResponse response = exchange.response();
    response.putHeader(HttpHeaders.ETAG, coded ? file.gzipEtag() : file.etag);
    response.putHeader(HttpHeaders.LAST_MODIFIED, file.lastModified);
    if (file.gzip != null) {
      response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    int status = Conditions.evaluate(headers, file);
    if (status != 200) {
      exchange.answer(status);
      return;
    }
    response.putHeader(HttpHeaders.ACCEPT_RANGES, BYTES);
    if (coded) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
      exchange.answer(200, file.type, file.gzip);
    } else {
      ranges(exchange, file, Ranges.of(headers, file));
    }
  }

  private static void ranges(Exchange exchange, StoredFile file, List<Ranges.Range> ranges) {
    HttpServerResponse response = exchange.response();
    if (ranges == null) {
      whole(exchange, file);
    } else if (ranges.isEmpty()) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size);
      Errors.answer(exchange, new HttpException(416, "No part of the file lies in the requested range"));
    } else if (ranges.size() == 1) {
      Ranges.Range range = ranges.get(0);
      response.putHeader(HttpHeaders.CONTENT_RANGE, range.header(file.size));
      part(exchange, file, range);
    } else if (file.content != null) {
      MultipartRanges.send(exchange, file, ranges);
    } else {
      whole(exchange, file);
    }
  }

  private static void whole(Exchange exchange, StoredFile file) {
    if (file.content != null) {
      exchange.answer(200, file.type, file.content);
    } else {
      exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, file.type);
      exchange.answerFile(200, file, 0, file.size);
    }
  }

  private static void part(Exchange exchange, StoredFile file, Ranges.Range range) {
    if (file.content != null) {
      Buffer slice = file.content.slice((int) range.first(), (int) range.last() + 1);
      exchange.answer(206, file.type, slice);
    } else {
      exchange.response().putHeader(HttpHeaders.CONTENT_TYPE, file.type);
      exchange.answerFile(206, file, range.first(), range.last() - range.first() + 1);
    }
  }
}
