package io.moonbus.value.binary;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueReader;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Bytes;
import io.moonbus.value.impl.Meter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Reads values of the binary form. Whatever it is given, it reads no further and keeps nothing larger than that. */
public final class BinaryReader implements ValueReader {

  /** Keeps the Java stack bounded whatever the limits are. */
  private static final int MAX_DEPTH = 2_000;

  private final byte[] in;
  private final int from;
  private final int to;
  private final Meter meter;
  private int at;
  private ValueWriter out;

  /**
   * A reader of a whole buffer.
   *
   * @throws ValueException when it is too large
   */
  public BinaryReader(Buffer buffer, Limits limits) {
    Bytes bytes = Bytes.of(buffer, limits);
    in = bytes.array();
    from = bytes.from();
    to = bytes.to();
    at = from;
    meter = new Meter(new Limits(limits.size(), Math.min(limits.depth(), MAX_DEPTH), limits.elements()));
  }

  @Override
  public int readTo(ValueWriter writer) {
    out = writer;
    int count = 0;
    while (at < to) {
      value(octet());
      count++;
    }
    return count;
  }

  private void value(int tag) {
    meter.element(position());
    switch (tag) {
      case Tag.NIL -> out.nil();
      case Tag.FALSE -> out.bool(false);
      case Tag.TRUE -> out.bool(true);
      case Tag.INTEGER -> out.number(signed());
      case Tag.NUMBER -> out.number(number());
      case Tag.DATE -> out.date(signed());
      case Tag.STRING -> {
        int length = length(natural());
        out.string(in, at - length, length);
      }
      case Tag.BINARY -> {
        int length = length(natural());
        out.binary(in, at - length, length);
      }
      default -> container(tag);
    }
  }

  private void container(int tag) {
    meter.open(position());
    switch (tag) {
      case Tag.ARRAY -> {
        out.beginArray(-1);
        values();
        out.endArray();
      }
      case Tag.OBJECT, Tag.TYPED -> {
        out.beginObject(tag == Tag.TYPED ? text() : null, -1);
        members();
        out.endObject();
      }
      case Tag.MIXED -> {
        out.beginMixed(-1, -1);
        members();
        out.endMembers();
        values();
        out.endMixed();
      }
      default -> throw malformed("unknown tag " + tag);
    }
    meter.close();
  }

  private void values() {
    for (int tag = octet(); tag != Tag.END; tag = octet()) {
      value(tag);
    }
  }

  private void members() {
    for (long size = natural(); size != 0; size = natural()) {
      int length = length(size - 1);
      out.key(in, at - length, length);
      value(octet());
    }
  }

  private String text() {
    int length = length(natural());
    return new String(in, at - length, length, StandardCharsets.UTF_8);
  }

  /** Steps over so many octets. */
  private int length(long length) {
    if (length < 0 || length > to - at) {
      throw malformed("cut off");
    }
    at += (int) length;
    return (int) length;
  }

  private double number() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | octet();
    }
    return Double.longBitsToDouble(bits);
  }

  private long signed() {
    long value = natural();
    return value >>> 1 ^ -(value & 1);
  }

  private long natural() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw malformed("number of more than 64 bits");
  }

  private int octet() {
    if (at == to) {
      throw malformed("cut off");
    }
    return in[at++] & 0xFF;
  }

  private long position() {
    return at - from;
  }

  private ValueException malformed(String what) {
    return new ValueException(what, position());
  }
}
