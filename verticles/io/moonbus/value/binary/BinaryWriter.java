package io.moonbus.value.binary;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Meter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Writes values in the binary form. Every method throws {@link ValueException} when a limit is exceeded. */
public final class BinaryWriter implements ValueWriter {

  /** Whole numbers up to here are exact as doubles. */
  private static final double MAX_INTEGER = 1L << 53;

  private final ByteSink sink;
  private final Meter meter;

  /** A writer of at most that much. */
  public BinaryWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(limits);
  }

  /** What was written since the last call; the writer can then be used again. */
  public Buffer finish() {
    meter.reset();
    return sink.take();
  }

  @Override
  public void nil() {
    tag(Tag.NIL);
  }

  @Override
  public void bool(boolean value) {
    tag(value ? Tag.TRUE : Tag.FALSE);
  }

  @Override
  public void number(double value) {
    long whole = (long) value;
    if (whole == value && Math.abs(value) <= MAX_INTEGER && (whole != 0 || 1 / value > 0)) {
      tag(Tag.INTEGER);
      signed(whole);
      return;
    }
    tag(Tag.NUMBER);
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      sink.write((int) (bits >> shift));
    }
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    tag(Tag.STRING);
    octets(bytes, offset, length);
  }

  @Override
  public void date(long millis) {
    tag(Tag.DATE);
    signed(millis);
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    tag(Tag.BINARY);
    octets(bytes, offset, length);
  }

  @Override
  public void beginArray(int size) {
    open(Tag.ARRAY);
  }

  @Override
  public void endArray() {
    sink.write(Tag.END);
    meter.close();
  }

  @Override
  public void beginObject(String type, int size) {
    if (type == null) {
      open(Tag.OBJECT);
      return;
    }
    open(Tag.TYPED);
    byte[] name = type.getBytes(StandardCharsets.UTF_8);
    octets(name, 0, name.length);
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    natural(length + 1L);
    sink.write(bytes, offset, length);
  }

  @Override
  public void endObject() {
    natural(0);
    meter.close();
  }

  @Override
  public void beginMixed(int members, int items) {
    open(Tag.MIXED);
  }

  @Override
  public void endMembers() {
    natural(0);
  }

  @Override
  public void endMixed() {
    endArray();
  }

  private void open(int tag) {
    tag(tag);
    meter.open(sink.length());
  }

  private void tag(int tag) {
    meter.element(sink.length());
    sink.write(tag);
  }

  private void octets(byte[] bytes, int offset, int length) {
    natural(length);
    sink.write(bytes, offset, length);
  }

  private void signed(long value) {
    natural(value << 1 ^ value >> 63);
  }

  private void natural(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      sink.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    sink.write((int) rest);
  }
}
