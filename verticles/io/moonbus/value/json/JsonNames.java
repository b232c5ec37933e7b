package io.moonbus.value.json;

import java.nio.charset.StandardCharsets;

/** The members with a meaning of their own. */
final class JsonNames {

  /** The only member of binary data, in base64. */
  static final byte[] RAW = "__raw".getBytes(StandardCharsets.US_ASCII);
  /** The first member of an object with a type. */
  static final byte[] TYPE = "__type".getBytes(StandardCharsets.US_ASCII);

  private JsonNames() {
  }
}
