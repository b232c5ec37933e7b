package io.moonbus.http;

/** Text inside XML 1.0. */
final class Xml {

  private Xml() {
  }

  /** Escapes markup and replaces what XML cannot hold by U+FFFD. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
      }
    });
    return out.toString();
  }

  /** XML 1.0 §2.2. */
  private static boolean isAllowed(int c) {
    return c >= 0x20 && c < 0xd800 || c == '\t' || c == '\n' || c >= 0xe000 && c < 0xfffe || c > 0xffff;
  }
}
