package io.moonbus.value.query;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes a query string as MonaServer does. The notation is flat: what is in a container follows its name one after the
 * other, the type of an object is lost, binary data is base64. Everything but the unreserved characters and those that
 * RFC 3986 §3.4 allows without a meaning here is percent-encoded.
 */
public final class QueryWriter implements PayloadWriter {

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] PLAIN = plain();

  private final ByteSink sink;
  private final Meter meter;
  private boolean started;
  private boolean named;
  private int count;

  /** A writer of one text or several, one after the other. */
  public QueryWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(limits);
  }

  @Override
  public Payload finish() {
    Payload payload = Payload.encoded(Format.QUERY, sink.take(), count);
    meter.reset();
    started = false;
    named = false;
    count = 0;
    return payload;
  }

  @Override
  public void nil() {
    word("null");
  }

  @Override
  public void bool(boolean value) {
    word(value ? "true" : "false");
  }

  @Override
  public void number(double value) {
    if (Double.isFinite(value)) {
      element();
      Numbers.writeShort(value, sink);
    } else {
      word(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    element();
    encode(bytes, offset, length);
  }

  @Override
  public void date(long millis) {
    element();
    Dates.write(millis, "Z", sink);
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    byte[] text = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, offset, offset + length));
    string(text, 0, text.length);
  }

  @Override
  public void beginArray(int size) {
    begin();
  }

  @Override
  public void endArray() {
    end();
  }

  @Override
  public void beginObject(String type, int size) {
    begin();
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    separate();
    encode(bytes, offset, length);
    named = true;
  }

  @Override
  public void endObject() {
    end();
  }

  private void begin() {
    meter.element(-1);
    topLevel();
    meter.open(-1);
  }

  private void end() {
    meter.close();
    named = false;
  }

  private void word(String text) {
    element();
    sink.ascii(text);
  }

  private void element() {
    meter.element(-1);
    topLevel();
    if (named) {
      sink.write('=');
      named = false;
    } else {
      separate();
    }
  }

  private void topLevel() {
    if (meter.depth() == 0) {
      count++;
    }
  }

  private void separate() {
    if (started) {
      sink.write('&');
    }
    started = true;
  }

  private void encode(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte c = bytes[i];
      if (c >= 0 && PLAIN[c]) {
        sink.write(c);
      } else {
        sink.write('%');
        sink.write(HEX[c >> 4 & 15]);
        sink.write(HEX[c & 15]);
      }
    }
  }

  private static boolean[] plain() {
    boolean[] table = new boolean[128];
    String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/?";
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }
}
