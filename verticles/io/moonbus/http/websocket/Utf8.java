package io.moonbus.http.websocket;

/** Validation of UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {
  }

  static boolean valid(byte[] text) {
    int i = 0;
    while (i < text.length) {
      if (text[i] >= 0) {
        i++;
      } else {
        int length = sequence(text, i);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Octets of the well-formed sequence that starts at {@code at}, 0 when there is none. */
  private static int sequence(byte[] text, int at) {
    int lead = text[at] & 0xFF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return follows(text, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int least = lead == 0xE0 ? 0xA0 : 0x80;
      int most = lead == 0xED ? 0x9F : 0xBF;
      return follows(text, at + 1, least, most) && follows(text, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int least = lead == 0xF0 ? 0x90 : 0x80;
      int most = lead == 0xF4 ? 0x8F : 0xBF;
      return follows(text, at + 1, least, most) && follows(text, at + 2, 0x80, 0xBF)
          && follows(text, at + 3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
  }

  private static boolean follows(byte[] text, int at, int least, int most) {
    return at < text.length && (text[at] & 0xFF) >= least && (text[at] & 0xFF) <= most;
  }
}
