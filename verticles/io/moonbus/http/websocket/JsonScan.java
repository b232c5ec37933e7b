package io.moonbus.http.websocket;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Finds where the values of a JSON text (RFC 8259) begin and end, without building them. One scanner serves one event
 * loop; it is set to a text with {@link #on}.
 */
final class JsonScan {

  /** Returned instead of a position: the text is not JSON. */
  static final int MALFORMED = -1;
  /** Returned instead of a position: arrays and objects are nested deeper than allowed. */
  static final int TOO_DEEP = -2;

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");

  private final int maxDepth;
  private final BitSet objects = new BitSet();
  private byte[] text;
  private int depth;

  JsonScan(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  JsonScan on(byte[] bytes) {
    text = bytes;
    return this;
  }

  /** The next position at or after {@code at} that is not a blank. */
  int blanks(int at) {
    int i = at;
    while (i < text.length && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** Whether {@code position} is in the text and holds {@code wanted}. */
  boolean is(int position, char wanted) {
    return position >= 0 && position < text.length && text[position] == wanted;
  }

  /**
   * Checks that the text is one value.
   *
   * @return where it ends, {@link #MALFORMED} or {@link #TOO_DEEP}
   */
  int whole() {
    int end = value(blanks(0));
    return end < 0 || blanks(end) == text.length ? end : MALFORMED;
  }

  /**
   * Passes the value that starts at {@code start}.
   *
   * @return the position behind it, {@link #MALFORMED} or {@link #TOO_DEEP}
   */
  int value(int start) {
    depth = 0;
    int at = start;
    do {
      at = opening(at);
      if (at >= 0) {
        at = closing(at);
      }
    } while (at >= 0 && depth > 0);
    return at;
  }

  /** Passes brackets that open and the first scalar or empty container after them. */
  private int opening(int start) {
    int at = start;
    while (is(at, '[') || is(at, '{')) {
      boolean object = text[at] == '{';
      if (depth == maxDepth) {
        return TOO_DEEP;
      }
      at = blanks(at + 1);
      if (is(at, object ? '}' : ']')) {
        return at + 1;
      }
      objects.set(depth++, object);
      if (object) {
        at = key(at);
      }
    }
    return scalar(at);
  }

  /** After a value: passes what closes, up to the next value or the end of the outermost one. */
  private int closing(int start) {
    int at = start;
    while (depth > 0) {
      boolean object = objects.get(depth - 1);
      at = blanks(at);
      if (is(at, ',')) {
        at = blanks(at + 1);
        return object ? key(at) : at;
      }
      if (!is(at, object ? '}' : ']')) {
        return MALFORMED;
      }
      at++;
      depth--;
    }
    return at;
  }

  /** Passes the name of a member, the colon and blanks. */
  int key(int start) {
    int at = is(start, '"') ? string(start + 1) : MALFORMED;
    if (at < 0) {
      return MALFORMED;
    }
    at = blanks(at);
    return is(at, ':') ? blanks(at + 1) : MALFORMED;
  }

  private int scalar(int at) {
    if (at < 0 || at >= text.length) {
      return MALFORMED;
    }
    return switch (text[at]) {
      case '"' -> string(at + 1);
      case 't' -> literal(at, TRUE);
      case 'f' -> literal(at, FALSE);
      case 'n' -> literal(at, NULL);
      default -> number(at);
    };
  }

  /** Passes a string whose opening quote is before {@code start}. */
  int string(int start) {
    for (int i = start; i < text.length; i++) {
      byte b = text[i];
      if (b == '"') {
        return i + 1;
      }
      if (b >= 0 && b < 0x20) {
        return MALFORMED;
      }
      if (b == '\\') {
        i = escape(i + 1);
        if (i < 0) {
          return MALFORMED;
        }
      }
    }
    return MALFORMED;
  }

  /** The last position of an escape, whose letter is at {@code at}. */
  private int escape(int at) {
    if (at >= text.length) {
      return MALFORMED;
    }
    return switch (text[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at;
      case 'u' -> hex(at + 1);
      default -> MALFORMED;
    };
  }

  private int hex(int at) {
    for (int i = at; i < at + 4; i++) {
      if (i >= text.length || Character.digit(text[i], 16) < 0) {
        return MALFORMED;
      }
    }
    return at + 3;
  }

  private int literal(int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (at + i >= text.length || text[at + i] != word[i]) {
        return MALFORMED;
      }
    }
    return at + word.length;
  }

  private int number(int start) {
    int at = is(start, '-') ? start + 1 : start;
    at = is(at, '0') ? at + 1 : digits(at);
    if (is(at, '.')) {
      at = digits(at + 1);
    }
    if (is(at, 'e') || is(at, 'E')) {
      at++;
      at = digits(is(at, '+') || is(at, '-') ? at + 1 : at);
    }
    return at;
  }

  private int digits(int start) {
    int i = start;
    while (i >= 0 && i < text.length && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i > start ? i : MALFORMED;
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
