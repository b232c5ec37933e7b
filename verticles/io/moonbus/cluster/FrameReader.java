package io.moonbus.cluster;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Takes the parts of a frame one after the other. */
final class FrameReader {

  private final Buffer bytes;
  private int position;

  FrameReader(Buffer bytes) {
    this.bytes = bytes;
  }

  byte readByte() {
    return bytes.getByte(take(1));
  }

  /** 0 to 65535. */
  int readShort() {
    return bytes.getUnsignedShort(take(2));
  }

  int readInt() {
    return bytes.getInt(take(4));
  }

  long readLong() {
    return bytes.getLong(take(8));
  }

  byte[] readBytes(int length) {
    int from = take(length);
    return bytes.getBytes(from, from + length);
  }

  /** With its length in a byte before it. */
  String readText() {
    int length = bytes.getUnsignedByte(take(1));
    int from = take(length);
    return new String(bytes.getBytes(from, from + length), StandardCharsets.UTF_8);
  }

  Buffer rest(int limit) {
    int length = bytes.length() - position;
    if (length > limit) {
      throw new FrameException(length + " bytes where at most " + limit + " are allowed");
    }
    return bytes.slice(take(length), bytes.length());
  }

  private int take(int length) {
    int from = position;
    if (length < 0 || bytes.length() - from < length) {
      throw new FrameException("it ends at byte " + bytes.length());
    }
    position = from + length;
    return from;
  }
}
