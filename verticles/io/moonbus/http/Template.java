package io.moonbus.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file with {@code <% name %>} tags. What is between {@code <%} and {@code %>}, without blanks at its ends, is the
 * name; a tag without a value becomes nothing; a tag that does not end is text. Parsing cannot fail.
 */
final class Template {

  /** Text and names alternate, beginning with text. */
  private final List<Buffer> texts = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private Template() {
  }

  static Template parse(Buffer source) {
    Template template = new Template();
    byte[] bytes = source.getBytes();
    int text = 0;
    int open = find(bytes, 0, '<', '%');
    while (open >= 0) {
      int close = find(bytes, open + 2, '%', '>');
      if (close < 0) {
        break;
      }
      template.texts.add(source.slice(text, open));
      template.names.add(new String(bytes, open + 2, close - open - 2, StandardCharsets.UTF_8).strip());
      text = close + 2;
      open = find(bytes, text, '<', '%');
    }
    template.texts.add(source.slice(text, bytes.length));
    return template;
  }

  private static int find(byte[] bytes, int from, char first, char second) {
    for (int i = from; i < bytes.length - 1; i++) {
      if (bytes[i] == first && bytes[i + 1] == second) {
        return i;
      }
    }
    return -1;
  }

  /** The text with the values of {@code tags} in it. */
  Buffer fill(Map<String, String> tags) {
    Buffer out = Buffer.buffer();
    for (int i = 0; i < names.size(); i++) {
      out.appendBuffer(texts.get(i));
      String value = tags.get(names.get(i));
      if (value != null) {
        out.appendString(value);
      }
    }
    return out.appendBuffer(texts.get(names.size()));
  }
}
