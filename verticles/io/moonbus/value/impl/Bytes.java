package io.moonbus.value.impl;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * The bytes of a text to decode, without a copy where the buffer has an array.
 *
 * @param array where they are
 * @param from  index of the first
 * @param to    index after the last
 */
public record Bytes(byte[] array, int from, int to) {

  /**
   * The bytes of a buffer.
   *
   * @throws ValueException when there are more than {@link Limits#size}
   */
  public static Bytes of(Buffer buffer, Limits limits) {
    int length = buffer.length();
    if (length > limits.size()) {
      throw new ValueException("text of more than " + limits.size() + " bytes", limits.size());
    }
    ByteBuf buf = ((BufferInternal) buffer).getByteBuf();
    if (buf.hasArray()) {
      int from = buf.arrayOffset() + buf.readerIndex();
      return new Bytes(buf.array(), from, from + length);
    }
    return new Bytes(buffer.getBytes(), 0, length);
  }

  /** How many there are. */
  public int length() {
    return to - from;
  }
}
