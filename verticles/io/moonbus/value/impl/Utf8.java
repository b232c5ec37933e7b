package io.moonbus.value.impl;

/** Well-formed UTF-8 (RFC 3629). */
public final class Utf8 {

  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Utf8() {
  }

  /**
   * The length of the character at an index.
   *
   * @return 1 to 4 bytes, 0 when they are malformed
   */
  public static int sequence(byte[] bytes, int index, int end) {
    int first = bytes[index];
    if (first >= 0) {
      return 1;
    }
    int left = end - index;
    if ((first & 0xE0) == 0xC0) {
      return (first & 0x1E) != 0 && left > 1 && tail(bytes[index + 1]) ? 2 : 0;
    }
    if ((first & 0xF0) == 0xE0) {
      return left > 2 && tail(bytes[index + 2]) && second(first & 0x0F, bytes[index + 1]) ? 3 : 0;
    }
    return (first & 0xF8) == 0xF0 && left > 3 && tail(bytes[index + 1]) && tail(bytes[index + 2])
        && tail(bytes[index + 3]) && planes(first & 7, bytes[index + 1] & 0x3F) ? 4 : 0;
  }

  /** Whether a range has only well-formed characters. */
  public static boolean valid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int length = sequence(bytes, i, to);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /** Writes the replacement character U+FFFD. */
  public static void replacement(ByteSink sink) {
    sink.write(REPLACEMENT, 0, REPLACEMENT.length);
  }

  private static boolean tail(byte value) {
    return (value & 0xC0) == 0x80;
  }

  /** Neither overlong nor a surrogate. */
  private static boolean second(int high, byte value) {
    return tail(value) && (high != 0 || (value & 0x20) != 0) && (high != 0xD || (value & 0x20) == 0);
  }

  /** Neither overlong nor beyond U+10FFFF. */
  private static boolean planes(int high, int next) {
    int plane = high << 2 | next >> 4;
    return plane >= 1 && plane <= 16;
  }
}
