package io.moonbus.golden;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A query string in a form that can be compared: bare values in their order, neighbouring pairs in any order. */
final class QueryText {

  private QueryText() {
  }

  static List<Object> of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Texts have a character per byte. */
  static List<Object> of(byte[] bytes) {
    List<Object> parts = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String part : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        parts.add(value(part));
      } else {
        String pair = decoded(part.substring(0, equals)) + "=" + value(part.substring(equals + 1));
        if (!parts.isEmpty() && parts.get(parts.size() - 1) instanceof TreeSet<?> group) {
          add(group, pair);
        } else {
          parts.add(new TreeSet<>(List.of(pair)));
        }
      }
    }
    return parts;
  }

  @SuppressWarnings("unchecked")
  private static void add(TreeSet<?> group, String pair) {
    ((TreeSet<String>) group).add(pair);
  }

  private static Object value(String text) {
    String decoded = decoded(text);
    String number = decoded.matches("[-\\d.]+[eE][ +-]\\d+") ? decoded.replace(' ', '+') : decoded;
    try {
      return number.matches("[-+\\d.eE]+") ? (Object) (Double.parseDouble(number) + 0.0)
          : Texts.withoutAddresses(decoded);
    } catch (NumberFormatException e) {
      return decoded;
    }
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && text.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")) {
        c = (char) Integer.parseInt(text.substring(i + 1, i + 3), 16);
        i += 2;
      }
      bytes.write(c == '+' ? ' ' : c);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
