package io.moonbus.http;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Arguments as they came from the wire. */
final class Payloads {

  private Payloads() {
  }

  /** The values of a raw query, whose characters are bytes. */
  static Payload query(String query) {
    return query.isEmpty() ? Payload.NONE
        : Payload.encoded(Format.QUERY, Buffer.buffer(query.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
