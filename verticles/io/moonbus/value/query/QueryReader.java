package io.moonbus.value.query;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueReader;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Bytes;
import io.moonbus.value.impl.Meter;
import io.vertx.core.buffer.Buffer;

/**
 * Reads a query or form as MonaServer does: neighbouring {@code name=value} pairs are one object, a part without
 * {@code =} is a value of its own, nothing after the last {@code &} is no part. Text that looks like a truth value, null,
 * a number or a date is one. A percent sign without two hexadecimal digits stands for itself, so no input is malformed.
 */
public final class QueryReader implements ValueReader {

  private final Bytes bytes;
  private final Meter meter;
  private final byte[] decoded;
  private ValueWriter out;
  private int count;
  private boolean inObject;

  /**
   * A reader of one text.
   *
   * @throws ValueException when it is too long
   */
  public QueryReader(Buffer text, Limits limits) {
    bytes = Bytes.of(text, limits);
    meter = new Meter(limits);
    decoded = new byte[bytes.length()];
  }

  @Override
  public int readTo(ValueWriter writer) {
    out = writer;
    int from = bytes.from();
    while (from < bytes.to()) {
      int to = find('&', from, bytes.to());
      meter.element(from - bytes.from());
      part(from, to);
      from = to + 1;
    }
    endObject();
    return count;
  }

  private void part(int from, int to) {
    int equals = find('=', from, to);
    if (equals == to) {
      endObject();
      count++;
      QueryValue.write(decoded, decode(from, to), out);
      return;
    }
    if (!inObject) {
      inObject = true;
      count++;
      out.beginObject(null, -1);
    }
    out.key(decoded, 0, decode(from, equals));
    QueryValue.write(decoded, decode(equals + 1, to), out);
  }

  private void endObject() {
    if (inObject) {
      inObject = false;
      out.endObject();
    }
  }

  private int find(char wanted, int from, int to) {
    int i = from;
    while (i < to && bytes.array()[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Undoes the encoding of a part into {@link #decoded}; returns its length. */
  private int decode(int from, int to) {
    byte[] source = bytes.array();
    int length = 0;
    for (int i = from; i < to; i++) {
      byte c = source[i];
      if (c == '%' && i + 2 < to && digit(source[i + 1]) >= 0 && digit(source[i + 2]) >= 0) {
        c = (byte) (digit(source[i + 1]) << 4 | digit(source[i + 2]));
        i += 2;
      } else if (c == '+') {
        c = ' ';
      }
      decoded[length++] = c;
    }
    return length;
  }

  private static int digit(byte c) {
    return Character.digit(c, 16);
  }
}
