package io.moonbus.event;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Values on their way between a client and an application, either still encoded as they came from the wire or as
 * immutable Java values. Immutable by convention: whoever holds a payload must not change its buffer.
 *
 * @param format the notation of {@code data}; {@link Format#VALUES} when {@code values} is used instead
 * @param data   the encoded values, {@code null} for {@link Format#VALUES}
 * @param values the values of {@link Format#VALUES}, else {@code null}
 * @param count  how many values there are, or {@code -1} when unknown before decoding
 */
public record Payload(Format format, Buffer data, List<Object> values, int count) {

  /** No values at all. */
  public static final Payload NONE = new Payload(Format.VALUES, null, List.of(), 0);

  /** Values still in the notation of the wire, their number unknown. */
  public static Payload encoded(Format format, Buffer data) {
    return new Payload(format, data, null, -1);
  }

  /** Values in the notation of the wire, their number known to the encoder. */
  public static Payload encoded(Format format, Buffer data, int count) {
    return new Payload(format, data, null, count);
  }

  /** Java values, see {@link Format#VALUES} for the types allowed. */
  public static Payload of(Object... values) {
    return new Payload(Format.VALUES, null, Collections.unmodifiableList(Arrays.asList(values.clone())), values.length);
  }

  /** Whether it is known that there is no value. */
  public boolean isNone() {
    return count == 0;
  }
}
