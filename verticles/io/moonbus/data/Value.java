package io.moonbus.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value in the tree. Never changes. */
public sealed interface Value {

  static Value of(String text) {
    return new Text(text.getBytes(StandardCharsets.UTF_8));
  }

  static Value of(boolean value) {
    return value ? Truth.TRUE : Truth.FALSE;
  }

  static Value of(double value) {
    return new Num(value);
  }

  /** How many bytes it has; 8 for a number, 1 for a boolean. */
  int length();

  /**
   * A string of bytes.
   *
   * @param bytes not to be changed by anybody
   */
  record Text(byte[] bytes) implements Value {

    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** A boolean. */
  enum Truth implements Value {
    FALSE, TRUE;

    public boolean isTrue() {
      return this == TRUE;
    }

    @Override
    public int length() {
      return 1;
    }
  }

  /** A number, of an application whose values keep their types. */
  record Num(double value) implements Value {

    @Override
    public int length() {
      return Double.BYTES;
    }
  }
}
