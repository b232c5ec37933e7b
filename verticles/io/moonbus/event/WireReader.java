package io.moonbus.event;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the primitives of the wire form, see {@code docs/events.md}. Whatever it is given it reads no further than
 * its input and allocates in proportion to it, or throws {@link WireException}.
 */
final class WireReader {

  private static final Format[] FORMATS = Format.values();

  private final Buffer in;
  private final int maxDepth;
  private int position;
  private int depth;

  /** @param maxDepth nested lists and maps that are accepted */
  WireReader(Buffer in, int position, int maxDepth) {
    this.in = in;
    this.position = position;
    this.maxDepth = maxDepth;
  }

  WireException malformed(String what) {
    return new WireException(what, position);
  }

  boolean atEnd() {
    return position == in.length();
  }

  int octet() {
    need(1);
    return in.getByte(position++) & 0xFF;
  }

  long natural() {
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

  long integer() {
    long value = natural();
    return value >>> 1 ^ -(value & 1);
  }

  /** An integer of 32 bits. */
  int small() {
    long value = integer();
    if (value != (int) value) {
      throw malformed("number of more than 32 bits");
    }
    return (int) value;
  }

  /** A number of things each of which takes an octet or more. */
  private int count(long value) {
    if (value < 0 || value > in.length() - position) {
      throw malformed("count beyond the end");
    }
    return (int) value;
  }

  /** A string, possibly {@code null}. */
  String string() {
    long size = natural();
    if (size == 0) {
      return null;
    }
    int length = count(size - 1);
    String text = in.getString(position, position + length, StandardCharsets.UTF_8.name());
    position += length;
    return text;
  }

  /** A string that may not be {@code null}. */
  String text() {
    String text = string();
    if (text == null) {
      throw malformed("string missing");
    }
    return text;
  }

  Buffer bytes() {
    int length = count(natural());
    Buffer data = in.getBuffer(position, position + length);
    position += length;
    return data;
  }

  <T> List<T> list(Function<WireReader, T> each) {
    int size = count(natural());
    List<T> items = new ArrayList<>(Math.min(size, 64));
    for (int i = 0; i < size; i++) {
      items.add(each.apply(this));
    }
    return Collections.unmodifiableList(items);
  }

  /** A map, possibly {@code null}. */
  <T> Map<String, T> map(Function<WireReader, T> each) {
    long size = natural();
    return size == 0 ? null : members(count(size - 1), each);
  }

  private <T> Map<String, T> members(int size, Function<WireReader, T> each) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), each.apply(this));
    }
    return Collections.unmodifiableMap(map);
  }

  Format format() {
    int ordinal = octet();
    if (ordinal >= FORMATS.length) {
      throw malformed("unknown format " + ordinal);
    }
    return FORMATS[ordinal];
  }

  Payload payload() {
    Format format = format();
    if (format == Format.VALUES) {
      List<Object> values = list(WireReader::value);
      return new Payload(format, null, values, values.size());
    }
    int count = small();
    return new Payload(format, bytes(), null, Math.max(count, -1));
  }

  Object value() {
    int tag = octet();
    return switch (tag) {
      case WireTag.NULL -> null;
      case WireTag.FALSE -> false;
      case WireTag.TRUE -> true;
      case WireTag.INTEGER -> number(integer());
      case WireTag.DOUBLE -> real();
      case WireTag.STRING -> text();
      case WireTag.BYTES -> bytes();
      case WireTag.INSTANT -> instant();
      case WireTag.LIST, WireTag.MAP -> nested(tag);
      default -> throw malformed("unknown value tag " + tag);
    };
  }

  private Object nested(int tag) {
    if (++depth > maxDepth) {
      throw malformed("nested deeper than " + maxDepth);
    }
    Object value = tag == WireTag.LIST ? list(WireReader::value) : members(count(natural()), WireReader::value);
    depth--;
    return value;
  }

  private static Object number(long value) {
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  private double real() {
    need(8);
    double value = in.getDouble(position);
    position += 8;
    return value;
  }

  private Instant instant() {
    long seconds = integer();
    long nanos = natural();
    if (nanos < 0 || nanos > 999_999_999 || seconds < Instant.MIN.getEpochSecond()
        || seconds > Instant.MAX.getEpochSecond()) {
      throw malformed("instant out of range");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private void need(int octets) {
    if (in.length() - position < octets) {
      throw malformed("cut off");
    }
  }
}
