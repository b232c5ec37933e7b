package io.moonbus.http;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Several ranges of a file in one response (RFC 9110 §14.6). */
final class MultipartRanges {

  private MultipartRanges() {
  }

  static void send(Exchange exchange, StoredFile file, List<Ranges.Range> ranges) {
    String boundary = Long.toHexString(ThreadLocalRandom.current().nextLong() | 1L << 62);
    Buffer body = Buffer.buffer();
    for (Ranges.Range range : ranges) {
      body.appendString("--" + boundary + "\r\nContent-Type: " + file.type + "\r\nContent-Range: "
          + range.header(file.size) + "\r\n\r\n");
      body.appendBuffer(file.content, (int) range.first(), (int) (range.last() - range.first() + 1));
      body.appendString("\r\n");
    }
    body.appendString("--" + boundary + "--\r\n");
    exchange.answer(206, "multipart/byteranges; boundary=" + boundary, body);
  }
}
