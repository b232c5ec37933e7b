package io.moonbus.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** The {@code key=value} pairs of a query, decoded leniently: a bad escape stands for itself. */
final class QueryPairs {

  private QueryPairs() {
  }

  static void parse(String query, BiConsumer<String, String> pair) {
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        pair.accept(decode(part, 0, equals), decode(part, equals + 1, part.length()));
      }
    }
  }

  private static String decode(String text, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int value = c == '%' && i + 2 < to ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
      if (value >= 0) {
        out.write(value);
        i += 2;
      } else {
        out.write(c == '+' ? ' ' : c);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(char high, char low) {
    return high > 'f' || low > 'f' ? -1 : Character.digit(high, 16) << 4 | Character.digit(low, 16);
  }
}
