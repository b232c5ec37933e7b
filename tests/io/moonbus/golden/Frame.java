package io.moonbus.golden;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebSocket message or control frame (RFC 6455 §5.2). */
record Frame(int opcode, byte[] data) {

  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final byte[] MASK = {1, 2, 3, 4};

  String text() {
    return new String(data, StandardCharsets.UTF_8);
  }

  /** The code of a close frame, {@code null} when it has none. */
  Integer closeCode() {
    return data.length < 2 ? null : (data[0] & 0xFF) << 8 | data[1] & 0xFF;
  }

  /** The frame as a client sends it. */
  byte[] masked() {
    int length = data.length;
    int extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    byte[] frame = Arrays.copyOf(new byte[] {(byte) (0x80 | opcode), (byte) (0x80 | (extra == 0 ? length : extra == 2 ? 126 : 127))},
        2 + extra + 4 + length);
    for (int i = 0; i < extra; i++) {
      frame[2 + i] = (byte) ((long) length >> 8 * (extra - 1 - i));
    }
    System.arraycopy(MASK, 0, frame, 2 + extra, 4);
    for (int i = 0; i < length; i++) {
      frame[6 + extra + i] = (byte) (data[i] ^ MASK[i & 3]);
    }
    return frame;
  }

  @Override
  public String toString() {
    return opcode == CLOSE ? "close " + closeCode() : "frame " + opcode + " " + Difference.shortened(text());
  }
}
