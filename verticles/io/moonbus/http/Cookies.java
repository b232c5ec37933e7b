package io.moonbus.http;

import java.util.function.BiConsumer;

/** Reads {@code Cookie} header fields (RFC 6265 §5.4) as leniently as browsers and servers write them. */
final class Cookies {

  private Cookies() {
  }

  /**
   * Gives each pair with a name to {@code pair}, without blanks around name and value and without quotes around the
   * value. What is no pair is skipped.
   */
  static void parse(String line, BiConsumer<String, String> pair) {
    int start = 0;
    while (start < line.length()) {
      int end = line.indexOf(';', start);
      end = end < 0 ? line.length() : end;
      int equals = line.indexOf('=', start);
      if (equals > start && equals < end) {
        String name = line.substring(start, equals).trim();
        if (!name.isEmpty()) {
          pair.accept(name, unquote(line.substring(equals + 1, end).trim()));
        }
      }
      start = end + 1;
    }
  }

  private static String unquote(String value) {
    int last = value.length() - 1;
    return last > 0 && value.charAt(0) == '"' && value.charAt(last) == '"' ? value.substring(1, last) : value;
  }
}
