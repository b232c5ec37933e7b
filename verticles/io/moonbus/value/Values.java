package io.moonbus.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;

/** Readers and writers by notation. */
public final class Values {

  private Values() {
  }

  /**
   * A reader of a payload's values.
   *
   * @throws ValueException when the format is not supported
   */
  public static ValueReader reader(Payload payload, Limits limits) {
    throw new ValueException("no reader for " + payload.format(), -1);
  }

  /**
   * A writer of values in a notation.
   *
   * @throws ValueException when the format is not supported
   */
  public static PayloadWriter writer(Format format, Limits limits) {
    throw new ValueException("no writer for " + format, -1);
  }
}
