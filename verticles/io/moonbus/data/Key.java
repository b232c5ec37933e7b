package io.moonbus.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A key of a table: any bytes, none included. Ordered as unsigned bytes. */
public final class Key implements Comparable<Key> {

  private final byte[] bytes;

  private Key(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A key of the bytes of a text in UTF-8. */
  public static Key of(String text) {
    return new Key(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A key of a copy of some bytes. */
  public static Key of(byte[] bytes, int offset, int length) {
    return new Key(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** A key of these bytes, which nobody may change any more. */
  public static Key wrap(byte[] bytes) {
    return new Key(bytes);
  }

  /** The bytes themselves, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As text in UTF-8, for people. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
