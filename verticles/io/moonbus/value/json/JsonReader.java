package io.moonbus.value.json;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueReader;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Bytes;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Nesting;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads JSON text (RFC 8259). The elements of an outer array are the values; any other text is one value. Strings that
 * are ISO 8601 or HTTP dates become dates, {@code {"__raw":"base64"}} becomes binary data, a first member
 * {@code __type} the type of its object: the forms of MonaServer. Half of a surrogate pair becomes U+FFFD.
 */
public final class JsonReader implements ValueReader {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final JsonScanner in;
  private final Meter meter;
  private final Nesting nesting = new Nesting();
  private ValueWriter out;

  /**
   * A reader of one text.
   *
   * @throws ValueException when it is too long
   */
  public JsonReader(Buffer text, Limits limits) {
    in = new JsonScanner(Bytes.of(text, limits));
    meter = new Meter(limits);
  }

  @Override
  public int readTo(ValueWriter writer) {
    out = writer;
    in.skipMark();
    int count = in.skip('[') ? elements() : single();
    if (in.peek() >= 0) {
      throw in.unexpected("the end expected");
    }
    return count;
  }

  private int single() {
    value();
    return 1;
  }

  private int elements() {
    if (in.skip(']')) {
      return 0;
    }
    int count = 0;
    do {
      value();
      count++;
    } while (in.skip(','));
    in.expect(']');
    return count;
  }

  /** A value with all that is in it, without recursion: input decides the depth. */
  private void value() {
    boolean opened = start();
    while (nesting.depth() > 0) {
      opened = opened || more() ? start() : false;
    }
  }

  /**
   * Starts a value.
   *
   * @return whether it is a container whose first value comes next
   */
  private boolean start() {
    int c = in.peek();
    meter.element(in.position());
    switch (c) {
      case '{' -> {
        return object();
      }
      case '[' -> {
        return array();
      }
      case '"' -> string();
      case 't' -> {
        in.literal(TRUE);
        out.bool(true);
      }
      case 'f' -> {
        in.literal(FALSE);
        out.bool(false);
      }
      case 'n' -> {
        in.literal(NULL);
        out.nil();
      }
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> out.number(in.number());
      default -> throw in.unexpected("value expected");
    }
    return false;
  }

  /**
   * Goes on after a value in a container.
   *
   * @return whether another one follows; otherwise the container is closed
   */
  private boolean more() {
    boolean object = nesting.inObject();
    if (in.skip(',')) {
      if (object) {
        key();
      }
      return true;
    }
    in.expect(object ? '}' : ']');
    close(object);
    return false;
  }

  private void close(boolean object) {
    nesting.pop();
    meter.close();
    if (object) {
      out.endObject();
    } else {
      out.endArray();
    }
  }

  private boolean array() {
    meter.open(in.position());
    in.expect('[');
    nesting.push(false);
    out.beginArray(-1);
    if (in.skip(']')) {
      close(false);
      return false;
    }
    return true;
  }

  private boolean object() {
    meter.open(in.position());
    in.expect('{');
    if (in.skip('}')) {
      meter.close();
      out.beginObject(null, 0);
      out.endObject();
      return false;
    }
    in.string();
    if (in.textIs(JsonNames.RAW) && binary()) {
      meter.close();
      return false;
    }
    nesting.push(true);
    if (in.textIs(JsonNames.TYPE) && typed()) {
      return false;
    }
    out.beginObject(null, -1);
    named();
    return true;
  }

  private void key() {
    in.string();
    named();
  }

  private void named() {
    out.key(in.text(), in.textFrom(), in.textLength());
    in.expect(':');
  }

  private void string() {
    in.string();
    byte[] text = in.text();
    int from = in.textFrom();
    int length = in.textLength();
    long millis = Dates.parse(text, from, from + length);
    if (millis == Dates.NONE) {
      out.string(text, from, length);
    } else {
      out.date(millis);
    }
  }

  /** Reads the rest of {@code {"__raw":"base64"}}; when it is something else nothing is consumed. */
  private boolean binary() {
    int mark = in.mark();
    if (stringValue()) {
      byte[] decoded = decoded(Arrays.copyOfRange(in.text(), in.textFrom(), in.textFrom() + in.textLength()));
      if (decoded != null && in.skip('}')) {
        out.binary(decoded, 0, decoded.length);
        return true;
      }
    }
    in.reset(mark);
    return restoreKey(JsonNames.RAW);
  }

  private static byte[] decoded(byte[] base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Reads the value of {@code __type}; when it is not a string nothing is consumed. */
  private boolean typed() {
    int mark = in.mark();
    if (stringValue()) {
      out.beginObject(new String(in.text(), in.textFrom(), in.textLength(), StandardCharsets.UTF_8), -1);
      return true;
    }
    in.reset(mark);
    return restoreKey(JsonNames.TYPE);
  }

  private boolean stringValue() {
    if (in.skip(':') && in.peek() == '"') {
      in.string();
      return true;
    }
    return false;
  }

  /** Makes a key the current text again after reading ahead. */
  private boolean restoreKey(byte[] key) {
    in.setText(key, 0, key.length);
    return false;
  }
}
