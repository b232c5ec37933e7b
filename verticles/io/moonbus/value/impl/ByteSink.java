package io.moonbus.value.impl;

import io.moonbus.value.ValueException;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written; they become a buffer without a copy. */
public final class ByteSink {

  private static final int INITIAL_SIZE = 256;

  private final int limit;
  private byte[] bytes = new byte[INITIAL_SIZE];
  private int length;

  /**
   * @param limit the most bytes that may be written
   */
  public ByteSink(int limit) {
    this.limit = limit;
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** Writes one byte. */
  public void write(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  /** Writes a part of an array. */
  public void write(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  /** Writes text of ASCII characters. */
  @SuppressWarnings("deprecation") // drops the high bytes, which ASCII does not have
  public void ascii(String text) {
    int count = text.length();
    reserve(count);
    text.getBytes(0, count, bytes, length);
    length += count;
  }

  /** Writes text as UTF-8. */
  public void utf8(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    write(encoded, 0, encoded.length);
  }

  /** What was written since the last call. */
  public Buffer take() {
    Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, 0, length));
    bytes = new byte[INITIAL_SIZE];
    length = 0;
    return buffer;
  }

  private void reserve(int count) {
    if (count > limit - length) {
      throw new ValueException("text of more than " + limit + " bytes", limit);
    }
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, (long) length + count)));
    }
  }
}
