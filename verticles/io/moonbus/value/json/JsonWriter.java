package io.moonbus.value.json;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Numbers;
import io.moonbus.value.impl.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes a JSON array of the values (RFC 8259). Infinities and NaN become null, bytes that are not UTF-8 become U+FFFD,
 * dates ISO 8601 text in UTC, binary data {@code {"__raw":"base64"}}, the type of an object its first member
 * {@code __type}: the forms of MonaServer.
 */
public final class JsonWriter implements PayloadWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  /** What follows the backslash for a byte; 0 = nothing to escape, 'u' = by its code. */
  private static final byte[] ESCAPES = escapes();

  private final ByteSink sink;
  private final Meter meter;
  private boolean comma;
  private int count;

  /** A writer of one text or several, one after the other. */
  public JsonWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(limits);
    sink.write('[');
  }

  @Override
  public Payload finish() {
    sink.write(']');
    Payload payload = Payload.encoded(Format.JSON, sink.take(), count);
    sink.write('[');
    meter.reset();
    comma = false;
    count = 0;
    return payload;
  }

  @Override
  public void nil() {
    element();
    sink.write(NULL, 0, NULL.length);
  }

  @Override
  public void bool(boolean value) {
    element();
    byte[] text = value ? TRUE : FALSE;
    sink.write(text, 0, text.length);
  }

  @Override
  public void number(double value) {
    if (Double.isFinite(value)) {
      element();
      Numbers.write(value, sink);
    } else {
      nil();
    }
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    element();
    quoted(bytes, offset, offset + length);
  }

  @Override
  public void date(long millis) {
    element();
    sink.write('"');
    Dates.write(millis, "+00:00", sink);
    sink.write('"');
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    beginObject(null, 1);
    key(JsonNames.RAW, 0, JsonNames.RAW.length);
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    byte[] text = Base64.getEncoder().encode(copy);
    string(text, 0, text.length);
    endObject();
  }

  @Override
  public void beginArray(int size) {
    begin('[');
  }

  @Override
  public void endArray() {
    end(']');
  }

  @Override
  public void beginObject(String type, int size) {
    begin('{');
    if (type != null) {
      key(JsonNames.TYPE, 0, JsonNames.TYPE.length);
      string(type);
    }
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    if (comma) {
      sink.write(',');
    }
    quoted(bytes, offset, offset + length);
    sink.write(':');
    comma = false;
  }

  @Override
  public void endObject() {
    end('}');
  }

  private void begin(char bracket) {
    element();
    meter.open(-1);
    sink.write(bracket);
    comma = false;
  }

  private void end(char bracket) {
    meter.close();
    sink.write(bracket);
    comma = true;
  }

  private void element() {
    if (comma) {
      sink.write(',');
    }
    comma = true;
    meter.element(-1);
    if (meter.depth() == 0) {
      count++;
    }
  }

  private void quoted(byte[] bytes, int from, int to) {
    sink.write('"');
    int start = from;
    int i = from;
    while (i < to) {
      int length = bytes[i] >= 0 ? (ESCAPES[bytes[i]] == 0 ? 1 : 0) : Utf8.sequence(bytes, i, to);
      if (length > 0) {
        i += length;
      } else {
        sink.write(bytes, start, i - start);
        escape(bytes[i]);
        start = ++i;
      }
    }
    sink.write(bytes, start, to - start);
    sink.write('"');
  }

  private void escape(byte value) {
    if (value < 0) {
      Utf8.replacement(sink);
      return;
    }
    sink.write('\\');
    sink.write(ESCAPES[value]);
    if (ESCAPES[value] == 'u') {
      sink.write('0');
      sink.write('0');
      sink.write(HEX[value >> 4]);
      sink.write(HEX[value & 15]);
    }
  }

  private static byte[] escapes() {
    byte[] table = new byte[128];
    for (int c = 0; c < ' '; c++) {
      table[c] = 'u';
    }
    table['"'] = '"';
    table['\\'] = '\\';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    return table;
  }
}
