package io.moonbus.value.xmlrpc;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueReader;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.xml.XmlScanner;
import io.moonbus.value.xml.XmlScanner.Token;
import io.vertx.core.buffer.Buffer;

/**
 * Reads a {@code methodCall}, whose first value is the method's name, or a {@code methodResponse}, where a fault is one
 * value. {@code params} may be left out, text in {@code value} is a string.
 */
public final class XmlRpcReader implements ValueReader {

  /** Elements around one level of values: value, array, data or value, struct, member. */
  private static final int ELEMENTS_PER_LEVEL = 3;
  /** Elements around the values: methodCall, params, param, value and the type. */
  private static final int OUTER_ELEMENTS = 5;
  /** Elements of a member: member, name, value, type. */
  private static final int ELEMENTS_PER_VALUE = 4;
  /** Keeps the Java stack bounded whatever the limits are. */
  private static final int MAX_DEPTH = 1_000;

  private final XmlScanner in;
  private final Meter meter;
  private ValueWriter out;

  /**
   * A reader of one text.
   *
   * @throws ValueException when it is too long or no XML
   */
  public XmlRpcReader(Buffer text, Limits limits) {
    Limits values = new Limits(limits.size(), Math.min(limits.depth(), MAX_DEPTH), limits.elements());
    in = new XmlScanner(text, new Limits(limits.size(), ELEMENTS_PER_LEVEL * values.depth() + OUTER_ELEMENTS,
        (int) Math.min(Integer.MAX_VALUE, (long) ELEMENTS_PER_VALUE * limits.elements() + OUTER_ELEMENTS)));
    meter = new Meter(values);
  }

  /** Whether a text starts as an XML-RPC call or response; other XML is not for this reader. */
  public static boolean accepts(Buffer text) {
    String root = XmlScanner.rootOf(text);
    return "methodCall".equals(root) || "methodResponse".equals(root);
  }

  @Override
  public int readTo(ValueWriter writer) {
    out = writer;
    String root = open();
    int count = switch (root) {
      case "methodCall" -> call();
      case "methodResponse" -> response();
      default -> throw error("no XML-RPC: <" + root + ">");
    };
    if (in.next() != Token.DONE) {
      throw error("end expected");
    }
    return count;
  }

  private int call() {
    open("methodName");
    out.string(content().strip());
    if (!opens("params")) {
      return 1;
    }
    int count = params();
    close();
    return 1 + count;
  }

  private int response() {
    String part = open();
    if (part.equals("params")) {
      int count = params();
      close();
      return count;
    } else if (!part.equals("fault")) {
      throw error("<params> expected instead of <" + part + ">");
    }
    open("value");
    value();
    close();
    close();
    return 1;
  }

  private int params() {
    int count = 0;
    while (opens("param")) {
      open("value");
      value();
      close();
      count++;
    }
    return count;
  }

  /** The rest of an element {@code value}. */
  private void value() {
    meter.element(in.position());
    Token token = in.next();
    if (token != Token.START) {
      out.string(in.text());
      if (token == Token.TEXT) {
        close();
      }
      return;
    }
    String type = in.name();
    switch (type) {
      case "array" -> array();
      case "struct" -> struct();
      default -> XmlRpcScalar.write(type, content(), in.position(), out);
    }
    close();
  }

  private void array() {
    meter.open(in.position());
    open("data");
    out.beginArray(-1);
    while (opens("value")) {
      value();
    }
    close();
    out.endArray();
    meter.close();
  }

  private void struct() {
    meter.open(in.position());
    out.beginObject(in.attribute("type"), -1);
    while (opens("member")) {
      open("name");
      out.key(content());
      open("value");
      value();
      close();
    }
    out.endObject();
    meter.close();
  }

  /** The text of an element that has started, up to its end. */
  private String content() {
    Token token = in.next();
    if (token == Token.START) {
      throw error("text expected instead of <" + in.name() + ">");
    }
    String text = in.text();
    if (token == Token.TEXT) {
      close();
    }
    return text;
  }

  private String open() {
    if (in.next() != Token.START) {
      throw error("element expected");
    }
    return in.name();
  }

  private void open(String name) {
    if (!open().equals(name)) {
      throw error("<" + name + "> expected instead of <" + in.name() + ">");
    }
  }

  /** Whether an element of that name starts; otherwise the one around it has ended. */
  private boolean opens(String name) {
    Token token = in.next();
    if (token == Token.END) {
      return false;
    } else if (token != Token.START || !in.name().equals(name)) {
      throw error("<" + name + "> expected");
    }
    return true;
  }

  private void close() {
    if (in.next() != Token.END) {
      throw error("end of an element expected");
    }
  }

  private ValueException error(String message) {
    return new ValueException(message, in.position());
  }
}
