package io.moonbus.value.json;

import io.moonbus.value.ValueException;
import io.moonbus.value.impl.Bytes;
import io.moonbus.value.impl.Numbers;
import io.moonbus.value.impl.Utf8;
import java.util.Arrays;

/** The tokens of a JSON text. */
final class JsonScanner {

  private final byte[] data;
  private final int start;
  private final int end;
  private int at;
  /** The string read last: a part of the data, or of {@link #unescaped} when it had escapes. */
  private byte[] text;
  private int textFrom;
  private int textLength;
  private byte[] unescaped = new byte[64];

  JsonScanner(Bytes bytes) {
    data = bytes.array();
    start = bytes.from();
    end = bytes.to();
    at = start;
  }

  byte[] text() {
    return text;
  }

  int textFrom() {
    return textFrom;
  }

  int textLength() {
    return textLength;
  }

  boolean textIs(byte[] wanted) {
    return Arrays.equals(text, textFrom, textFrom + textLength, wanted, 0, wanted.length);
  }

  /** The index of what comes next. */
  int mark() {
    return at;
  }

  /** Goes back to a {@link #mark}. */
  void reset(int mark) {
    at = mark;
  }

  long position() {
    return at - start;
  }

  /** The byte after blanks, not consumed; -1 at the end. */
  int peek() {
    while (at < end) {
      byte c = data[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c & 0xFF;
      }
      at++;
    }
    return -1;
  }

  /** Consumes a byte if it is the next one after blanks. */
  boolean skip(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Consumes a byte that has to come. */
  void expect(char wanted) {
    if (!skip(wanted)) {
      throw unexpected("'" + wanted + "' expected");
    }
  }

  /** Consumes a byte order mark (RFC 8259 §8.1 allows to ignore it). */
  void skipMark() {
    if (end - at >= 3 && data[at] == (byte) 0xEF && data[at + 1] == (byte) 0xBB && data[at + 2] == (byte) 0xBF) {
      at += 3;
    }
  }

  void literal(byte[] word) {
    int to = at + word.length;
    if (to > end || !Arrays.equals(data, at, to, word, 0, word.length)) {
      throw unexpected("value expected");
    }
    at = to;
  }

  double number() {
    int from = at;
    if (data[at] == '-') {
      at++;
    }
    if (at < end && data[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < end && data[at] == '.') {
      at++;
      digits();
    }
    if (at < end && (data[at] == 'e' || data[at] == 'E')) {
      at++;
      if (at < end && (data[at] == '+' || data[at] == '-')) {
        at++;
      }
      digits();
    }
    double value = Numbers.parse(data, from, at);
    if (Double.isInfinite(value)) {
      throw new ValueException("number out of range", from - start);
    }
    return value;
  }

  private void digits() {
    int from = at;
    while (at < end && data[at] >= '0' && data[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw unexpected("digit expected");
    }
  }

  /** Reads a string; its bytes are the {@link #text} until the next one. */
  void string() {
    expect('"');
    int from = at;
    while (at < end) {
      byte c = data[at];
      if (c == '"') {
        setText(data, from, at++ - from);
        return;
      } else if (c == '\\') {
        escaped(from);
        return;
      }
      at += character(c);
    }
    throw unexpected("'\"' expected");
  }

  /** Length of an unescaped character of a string. */
  private int character(byte c) {
    if (c >= ' ') {
      return 1;
    }
    int length = c < 0 ? Utf8.sequence(data, at, end) : 0;
    if (length == 0) {
      throw new ValueException(c < 0 ? "malformed UTF-8" : "control character in a string", position());
    }
    return length;
  }

  /** The rest of a string from its first escape on. */
  private void escaped(int from) {
    int length = append(0, from, at - from);
    while (at < end) {
      byte c = data[at];
      if (c == '"') {
        at++;
        setText(unescaped, 0, length);
        return;
      } else if (c == '\\') {
        at++;
        length = escape(length);
      } else {
        int run = character(c);
        length = append(length, at, run);
        at += run;
      }
    }
    throw unexpected("'\"' expected");
  }

  private int append(int length, int from, int count) {
    room(length + count);
    System.arraycopy(data, from, unescaped, length, count);
    return length + count;
  }

  private void room(int length) {
    if (length > unescaped.length) {
      unescaped = Arrays.copyOf(unescaped, Math.max(length, 2 * unescaped.length));
    }
  }

  private int escape(int length) {
    int c = at < end ? data[at++] : -1;
    room(length + 4);
    switch (c) {
      case '"', '\\', '/' -> unescaped[length] = (byte) c;
      case 'b' -> unescaped[length] = '\b';
      case 'f' -> unescaped[length] = '\f';
      case 'n' -> unescaped[length] = '\n';
      case 'r' -> unescaped[length] = '\r';
      case 't' -> unescaped[length] = '\t';
      case 'u' -> {
        return codePoint(length, unicode());
      }
      default -> {
        at--;
        throw unexpected("escape expected");
      }
    }
    return length + 1;
  }

  /** The code point of an escape whose backslash and u are consumed; U+FFFD for half a pair. */
  private int unicode() {
    int high = hex();
    if (high < 0xD800 || high > 0xDFFF) {
      return high;
    }
    if (high <= 0xDBFF && at + 1 < end && data[at] == '\\' && data[at + 1] == 'u') {
      int mark = at;
      at += 2;
      int low = hex();
      if (low >= 0xDC00 && low <= 0xDFFF) {
        return 0x10000 + (high - 0xD800 << 10) + low - 0xDC00;
      }
      at = mark;
    }
    return 0xFFFD;
  }

  private int hex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit(data[at], 16) : -1;
      if (digit < 0) {
        throw unexpected("hexadecimal digit expected");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  private int codePoint(int length, int c) {
    byte[] to = unescaped;
    int i = length;
    if (c < 0x80) {
      to[i++] = (byte) c;
    } else {
      if (c < 0x800) {
        to[i++] = (byte) (0xC0 | c >> 6);
      } else {
        if (c < 0x10000) {
          to[i++] = (byte) (0xE0 | c >> 12);
        } else {
          to[i++] = (byte) (0xF0 | c >> 18);
          to[i++] = (byte) (0x80 | c >> 12 & 0x3F);
        }
        to[i++] = (byte) (0x80 | c >> 6 & 0x3F);
      }
      to[i++] = (byte) (0x80 | c & 0x3F);
    }
    return i;
  }

  void setText(byte[] bytes, int from, int length) {
    text = bytes;
    textFrom = from;
    textLength = length;
  }

  /** An error that tells what is there instead of what was expected. */
  ValueException unexpected(String expected) {
    String found = at < end ? describe(data[at] & 0xFF) : "the end";
    return new ValueException(expected + " instead of " + found, position());
  }

  private static String describe(int c) {
    return c > ' ' && c < 0x7F ? "'" + (char) c + "'" : String.format("byte 0x%02x", c);
  }
}
