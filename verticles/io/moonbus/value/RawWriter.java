package io.moonbus.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Numbers;

/** Writes values as text one after the other, with nothing between them; names of members are left out. */
final class RawWriter implements PayloadWriter {

  private final ByteSink sink;
  private final Meter meter;
  private int count;

  RawWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(limits);
  }

  @Override
  public Payload finish() {
    Payload payload = Payload.encoded(Format.RAW, sink.take(), count);
    meter.reset();
    count = 0;
    return payload;
  }

  @Override
  public void nil() {
    text("null");
  }

  @Override
  public void bool(boolean value) {
    text(value ? "true" : "false");
  }

  @Override
  public void number(double value) {
    if (Double.isFinite(value)) {
      element();
      Numbers.write(value, sink);
    } else {
      text(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    element();
    sink.write(bytes, offset, length);
  }

  @Override
  public void date(long millis) {
    element();
    Dates.write(millis, "Z", sink);
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    string(bytes, offset, length);
  }

  @Override
  public void beginArray(int size) {
    element();
    meter.open(-1);
  }

  @Override
  public void endArray() {
    meter.close();
  }

  @Override
  public void beginObject(String type, int size) {
    beginArray(size);
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    // A name is not a value.
  }

  @Override
  public void endObject() {
    endArray();
  }

  private void text(String value) {
    element();
    sink.ascii(value);
  }

  private void element() {
    meter.element(-1);
    if (meter.depth() == 0) {
      count++;
    }
  }
}
