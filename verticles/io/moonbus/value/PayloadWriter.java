package io.moonbus.value;

import io.moonbus.event.Payload;

/** A writer that ends in a payload. */
public interface PayloadWriter extends ValueWriter {

  /** The values written since the last call; the writer can then be used again. */
  Payload finish();
}
