package io.moonbus.value;

import io.moonbus.value.impl.Bytes;
import io.vertx.core.buffer.Buffer;

/** Reads bytes as they are: one string. */
final class RawReader implements ValueReader {

  private final Bytes bytes;

  RawReader(Buffer data, Limits limits) {
    bytes = Bytes.of(data, limits);
  }

  @Override
  public int readTo(ValueWriter writer) {
    writer.string(bytes.array(), bytes.from(), bytes.length());
    return 1;
  }
}
