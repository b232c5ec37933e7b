package io.moonbus.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Conversions as the tests write them. */
public final class Convert {

  private Convert() {
  }

  /** The Java values of a text. */
  public static List<Object> read(Format format, String text) {
    return read(format, Buffer.buffer(text), Limits.DEFAULT);
  }

  /** The Java values of bytes. */
  public static List<Object> read(Format format, Buffer data, Limits limits) {
    PayloadWriter writer = Values.writer(Format.VALUES, limits);
    Values.reader(Payload.encoded(format, data), limits).readTo(writer);
    return writer.finish().values();
  }

  /** The text of Java values. */
  public static String write(Format format, Object... values) {
    return encode(format, values).toString();
  }

  /** The bytes of Java values. */
  public static Buffer encode(Format format, Object... values) {
    PayloadWriter writer = Values.writer(format, Limits.DEFAULT);
    Payload payload = new Payload(Format.VALUES, null, Collections.unmodifiableList(Arrays.asList(values)), values.length);
    Values.reader(payload, Limits.DEFAULT).readTo(writer);
    return writer.finish().data();
  }
}
