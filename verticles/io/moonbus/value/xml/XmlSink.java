package io.moonbus.value.xml;

import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Utf8;

/** Text inside XML. What XML cannot hold, control characters and malformed UTF-8, becomes U+FFFD. */
public final class XmlSink {

  private XmlSink() {
  }

  /** Writes the content of an element. */
  public static void text(byte[] bytes, int offset, int length, ByteSink sink) {
    write(bytes, offset, offset + length, false, sink);
  }

  /** Writes an attribute's value, without the quotation marks around it. */
  public static void attribute(byte[] bytes, int offset, int length, ByteSink sink) {
    write(bytes, offset, offset + length, true, sink);
  }

  private static void write(byte[] bytes, int from, int to, boolean attribute, ByteSink sink) {
    int start = from;
    int i = from;
    while (i < to) {
      byte c = bytes[i];
      int length = c < 0 ? character(bytes, i, to) : plain(c, attribute) ? 1 : 0;
      if (length > 0) {
        i += length;
      } else {
        sink.write(bytes, start, i - start);
        i += escape(bytes, i, to, sink);
        start = i;
      }
    }
    sink.write(bytes, start, to - start);
  }

  private static boolean plain(byte c, boolean attribute) {
    return switch (c) {
      case '&', '<', '>' -> false;
      case '"', '\t', '\n' -> !attribute;
      default -> c >= ' ';
    };
  }

  /** Length of a character beyond ASCII, 0 when XML does not allow it (XML 1.0 §2.2). */
  private static int character(byte[] bytes, int index, int end) {
    int length = Utf8.sequence(bytes, index, end);
    boolean noCharacter = length == 3 && bytes[index] == (byte) 0xEF && bytes[index + 1] == (byte) 0xBF
        && (bytes[index + 2] & 0xFE) == 0xBE;
    return noCharacter ? 0 : length;
  }

  /** Writes what stands for one character; returns how many bytes that was. */
  private static int escape(byte[] bytes, int index, int end, ByteSink sink) {
    switch (bytes[index]) {
      case '&' -> sink.ascii("&amp;");
      case '<' -> sink.ascii("&lt;");
      case '>' -> sink.ascii("&gt;");
      case '"' -> sink.ascii("&quot;");
      // Written as they are, a parser would make blanks or line feeds of these.
      case '\t' -> sink.ascii("&#9;");
      case '\n' -> sink.ascii("&#10;");
      case '\r' -> sink.ascii("&#13;");
      default -> {
        Utf8.replacement(sink);
        return Math.max(1, Utf8.sequence(bytes, index, end));
      }
    }
    return 1;
  }
}
