package io.moonbus.event;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes the primitives of the wire form, see {@code docs/events.md}. */
final class WireWriter {

  private final Buffer out;

  WireWriter(Buffer out) {
    this.out = out;
  }

  void octet(int value) {
    out.appendByte((byte) value);
  }

  /** A natural number: seven bits an octet, least significant first, the eighth set when more follow. */
  void natural(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
  }

  /** A signed number: zigzag, then as a natural one. */
  void integer(long value) {
    natural(value << 1 ^ value >> 63);
  }

  void string(String text) {
    if (text == null) {
      natural(0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    natural(bytes.length + 1L);
    out.appendBytes(bytes);
  }

  void bytes(Buffer data) {
    natural(data.length());
    out.appendBuffer(data);
  }

  <T> void list(List<T> items, BiConsumer<WireWriter, T> each) {
    natural(items.size());
    items.forEach(item -> each.accept(this, item));
  }

  /** A map, {@code null} allowed. */
  <T> void map(Map<String, T> map, BiConsumer<WireWriter, T> each) {
    natural(map == null ? 0 : map.size() + 1L);
    if (map != null) {
      map.forEach((key, value) -> {
        string(key);
        each.accept(this, value);
      });
    }
  }

  void payload(Payload payload) {
    octet(payload.format().ordinal());
    if (payload.format() == Format.VALUES) {
      list(payload.values(), WireWriter::value);
    } else {
      integer(payload.count());
      bytes(payload.data());
    }
  }

  void value(Object value) {
    if (value == null) {
      octet(WireTag.NULL);
    } else if (value instanceof Boolean bool) {
      octet(bool ? WireTag.TRUE : WireTag.FALSE);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Buffer data) {
      octet(WireTag.BYTES);
      bytes(data);
    } else if (value instanceof Instant instant) {
      octet(WireTag.INSTANT);
      integer(instant.getEpochSecond());
      natural(instant.getNano());
    } else if (value instanceof List<?> list) {
      octet(WireTag.LIST);
      list(list, WireWriter::value);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else {
      octet(WireTag.STRING);
      string(value.toString());
    }
  }

  private void number(Number number) {
    if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
      octet(WireTag.INTEGER);
      integer(number.longValue());
    } else {
      octet(WireTag.DOUBLE);
      out.appendDouble(number.doubleValue());
    }
  }

  private void object(Map<?, ?> map) {
    octet(WireTag.MAP);
    natural(map.size());
    map.forEach((key, member) -> {
      string(String.valueOf(key));
      value(member);
    });
  }
}
