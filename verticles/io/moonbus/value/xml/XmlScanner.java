package io.moonbus.value.xml;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.impl.Bytes;
import io.moonbus.value.impl.Meter;
import io.vertx.core.buffer.Buffer;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements and texts of an XML document, by the parser of the JDK. Comments, processing instructions and the
 * document type are skipped; a reference to an entity that a document type would have to declare is an error. Names
 * keep their prefixes. Text nodes of blanks alone are skipped unless they are CDATA.
 */
public final class XmlScanner {

  /** What {@link #next} found. */
  public enum Token {
    /** The start of an element, see {@link XmlScanner#name} and {@link XmlScanner#attributes}. */
    START,
    /** The end of an element. */
    END,
    /** Text, see {@link XmlScanner#text}. */
    TEXT,
    /** The end of the document. */
    DONE
  }

  private static final String REPORT_CDATA = "http://java.sun.com/xml/stream/properties/report-cdata-event";

  /** Attributes that one element may have. */
  private static final int MAX_ATTRIBUTES = 10_000;

  /** Where the root element is looked for. */
  private static final int ROOT_BYTES = 2_000;

  private final XMLStreamReader reader;
  private final Meter meter;
  private final StringBuilder text = new StringBuilder();
  private boolean cdata;
  /** The event after a text, read but not reported yet; -1 = none. */
  private int pending = -1;

  /**
   * A scanner at the start of a document.
   *
   * @throws ValueException when it is too long or does not start like XML
   */
  public XmlScanner(Buffer document, Limits limits) {
    Bytes bytes = Bytes.of(document, limits);
    meter = new Meter(limits);
    try {
      reader = factory().createXMLStreamReader(new StringReader(XmlText.decode(bytes)));
    } catch (ValueException e) {
      throw e;
    } catch (XMLStreamException | RuntimeException e) {
      throw malformed(e, 0);
    }
  }

  /**
   * The name of the root element, looked for in the first 2,000 bytes only.
   *
   * @return {@code null} when there is none: the document is no XML or starts in an unusual way
   */
  public static String rootOf(Buffer document) {
    try {
      return XmlText.root(Bytes.of(document.slice(0, Math.min(ROOT_BYTES, document.length())), Limits.DEFAULT));
    } catch (ValueException e) {
      return null;
    }
  }

  /** A new one each time: it keeps a reference to the document read last, and is not documented as thread-safe. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(REPORT_CDATA, true);
    // The defaults of the JDK differ between its versions; depth is limited by ours.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
    return factory;
  }

  /** The attributes of the declaration {@code <?xml …?>} in their order; empty when there is none. */
  public Map<String, String> declaration() {
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, "version", reader.getVersion());
    if (!attributes.isEmpty()) {
      put(attributes, "encoding", reader.getCharacterEncodingScheme());
      put(attributes, "standalone", reader.standaloneSet() ? (reader.isStandalone() ? "yes" : "no") : null);
    }
    return attributes;
  }

  private static void put(Map<String, String> attributes, String name, String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }

  /**
   * Goes on to the next token.
   *
   * @throws ValueException when the document is not well-formed or over a limit
   */
  public Token next() {
    text.setLength(0);
    cdata = false;
    int event = pending;
    pending = -1;
    while (true) {
      if (event < 0) {
        event = event();
      }
      Token token = token(event);
      if (token != null && hasText()) {
        pending = event;
        return Token.TEXT;
      } else if (token != null) {
        return count(token);
      }
      event = -1;
    }
  }

  /** The token that an event is; null for one that is skipped or collected. */
  private Token token(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        return Token.START;
      }
      case XMLStreamConstants.END_ELEMENT -> {
        return Token.END;
      }
      case XMLStreamConstants.END_DOCUMENT -> {
        return Token.DONE;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text.append(reader.getText());
      case XMLStreamConstants.CDATA -> {
        text.append(reader.getText());
        cdata = true;
      }
      case XMLStreamConstants.ENTITY_REFERENCE -> throw new ValueException(
          "XML entity that is not declared", position());
      default -> {
        return null;
      }
    }
    return null;
  }

  private boolean hasText() {
    if (cdata) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ') {
        return true;
      }
    }
    return false;
  }

  private Token count(Token token) {
    if (token == Token.START) {
      meter.element(position());
      for (int i = reader.getAttributeCount(); i > 0; i--) {
        meter.element(position());
      }
      meter.open(position());
    } else if (token == Token.END) {
      meter.close();
    }
    return token;
  }

  private int event() {
    try {
      return reader.next();
    } catch (XMLStreamException | RuntimeException e) {
      // The parser has been seen to let unchecked exceptions out for damaged input.
      throw malformed(e, position());
    }
  }

  /** The name of the element. */
  public String name() {
    return reader.getLocalName();
  }

  /** The attributes of the element that has just started. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      String name = reader.getAttributeLocalName(i);
      attributes.put(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** An attribute of the element that has just started, {@code null} when it does not have it. */
  public String attribute(String name) {
    return attributes().get(name);
  }

  /** The text before the token, or the token itself when that is a text; blanks that were skipped included. */
  public String text() {
    return text.toString();
  }

  /** Where the scanner is, in characters from the start. */
  public long position() {
    return Math.max(0, reader.getLocation().getCharacterOffset());
  }

  /** The parser's messages have several lines, the first of which only repeats the position. */
  private static ValueException malformed(Exception cause, long position) {
    String message = String.valueOf(cause.getMessage());
    int start = message.indexOf("Message: ");
    String first = (start < 0 ? message : message.substring(start + 9)).lines().findFirst().orElse("");
    return new ValueException("malformed XML: " + first, position);
  }
}
