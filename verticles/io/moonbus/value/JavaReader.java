package io.moonbus.value;

import io.moonbus.value.impl.Meter;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads Java values: null, Boolean, Number, CharSequence, Buffer, Instant, List and Map of these. */
final class JavaReader implements ValueReader {

  private static final String TYPE = "__type";

  private final List<Object> values;
  private final Meter meter;
  private ValueWriter out;

  JavaReader(List<Object> values, Limits limits) {
    this.values = values;
    this.meter = new Meter(limits);
  }

  @Override
  public int readTo(ValueWriter writer) {
    out = writer;
    values.forEach(this::value);
    return values.size();
  }

  private void value(Object value) {
    meter.element(-1);
    if (value == null) {
      out.nil();
    } else if (value instanceof Boolean truth) {
      out.bool(truth);
    } else if (value instanceof Number number) {
      out.number(number.doubleValue());
    } else if (value instanceof CharSequence text) {
      out.string(text.toString());
    } else if (value instanceof Instant instant) {
      out.date(instant.toEpochMilli());
    } else if (value instanceof Buffer buffer) {
      byte[] bytes = buffer.getBytes();
      out.binary(bytes, 0, bytes.length);
    } else {
      container(value);
    }
  }

  private void container(Object value) {
    meter.open(-1);
    if (value instanceof List<?> list) {
      out.beginArray(list.size());
      list.forEach(this::value);
      out.endArray();
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else {
      throw new ValueException("a " + value.getClass().getName() + " cannot be sent", -1);
    }
    meter.close();
  }

  private void object(Map<?, ?> map) {
    String type = map.get(TYPE) instanceof String name ? name : null;
    out.beginObject(type, type == null ? map.size() : map.size() - 1);
    map.forEach((key, value) -> {
      if (type == null || !TYPE.equals(key)) {
        out.key(String.valueOf(key));
        value(value);
      }
    });
    out.endObject();
  }
}
