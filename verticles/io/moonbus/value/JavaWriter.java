package io.moonbus.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Utf8;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Java values: null, Boolean, Double, String, Buffer, Instant, and unmodifiable List and Map of these. Strings
 * that are not UTF-8 become a Buffer, the type of an object its member {@code __type}.
 */
final class JavaWriter implements PayloadWriter {

  private record Open(List<Object> elements, Map<String, Object> members) {
  }

  private final Meter meter;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Deque<String> keys = new ArrayDeque<>();
  private List<Object> values = new ArrayList<>();

  JavaWriter(Limits limits) {
    meter = new Meter(limits);
  }

  @Override
  public Payload finish() {
    List<Object> result = values;
    values = new ArrayList<>();
    meter.reset();
    return new Payload(Format.VALUES, null, Collections.unmodifiableList(result), result.size());
  }

  @Override
  public void nil() {
    add(null);
  }

  @Override
  public void bool(boolean value) {
    add(value);
  }

  @Override
  public void number(double value) {
    add(value);
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    if (Utf8.valid(bytes, offset, offset + length)) {
      add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    } else {
      binary(bytes, offset, length);
    }
  }

  @Override
  public void date(long millis) {
    add(Instant.ofEpochMilli(millis));
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    add(Buffer.buffer(length).appendBytes(bytes, offset, length));
  }

  @Override
  public void beginArray(int size) {
    List<Object> elements = new ArrayList<>();
    add(Collections.unmodifiableList(elements));
    begin(new Open(elements, null));
  }

  @Override
  public void endArray() {
    end();
  }

  @Override
  public void beginObject(String type, int size) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (type != null) {
      members.put("__type", type);
    }
    add(Collections.unmodifiableMap(members));
    begin(new Open(null, members));
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    keys.push(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void endObject() {
    end();
  }

  private void begin(Open container) {
    meter.open(-1);
    open.push(container);
  }

  private void end() {
    meter.close();
    open.pop();
  }

  private void add(Object value) {
    meter.element(-1);
    Open container = open.peek();
    if (container == null) {
      values.add(value);
    } else if (container.members == null) {
      container.elements.add(value);
    } else {
      container.members.put(keys.pop(), value);
    }
  }
}
