package io.moonbus.value.xml;

import io.moonbus.value.ValueException;
import io.moonbus.value.impl.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document (XML 1.0 §4.3.3). The parser of the JDK could decode them itself, but it reports
 * malformed bytes on the error output of the process.
 */
final class XmlText {

  private static final Pattern ENCODING = Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([\\w.-]+)[\"']");
  /** Where the declaration has to be. */
  private static final int DECLARATION_BYTES = 200;
  private static final Pattern NAME = Pattern.compile("<([^\\s/>]++)");

  private XmlText() {
  }

  /** The name of the root element as far as the start of a document tells it, else {@code null}. */
  static String root(Bytes bytes) {
    String text = withoutMark(new String(bytes.array(), bytes.from(), bytes.length(), charset(bytes)));
    Matcher name = NAME.matcher(text).region(XmlProlog.end(text), text.length());
    return name.lookingAt() ? name.group(1) : null;
  }

  /** The characters from the first that is not blank on: blanks before the declaration are a common harmless slip. */
  static String decode(Bytes bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes.array(), bytes.from(), bytes.length());
    try {
      String text = charset(bytes).newDecoder().decode(data).toString();
      String document = withoutMark(text).stripLeading();
      // Only for its errors.
      XmlProlog.end(document);
      return document;
    } catch (CharacterCodingException e) {
      throw new ValueException("malformed XML: character encoding", data.position() - bytes.from());
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset charset(Bytes bytes) {
    int mark = bytes.length() < 2 ? 0 : (bytes.array()[bytes.from()] & 0xFF) << 8 | bytes.array()[bytes.from() + 1] & 0xFF;
    if (mark == 0xFEFF || mark == 0xFFFE) {
      return StandardCharsets.UTF_16;
    }
    String start = new String(bytes.array(), bytes.from(), Math.min(DECLARATION_BYTES, bytes.length()),
        StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(start);
    return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
  }

  private static Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new ValueException("malformed XML: unknown encoding " + name, 0);
    }
  }
}
