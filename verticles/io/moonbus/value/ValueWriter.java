package io.moonbus.value;

import java.nio.charset.StandardCharsets;

/**
 * Takes a sequence of values, depth first. Strings are byte strings, UTF-8 where they are text, because that is what
 * both the wire and Lua have.
 */
public interface ValueWriter {

  /** No value. */
  void nil();

  /** A truth value. */
  void bool(boolean value);

  /** A number, possibly infinite or NaN. */
  void number(double value);

  /** A string of bytes. The array is not kept. */
  void string(byte[] bytes, int offset, int length);

  /** A string of characters. */
  default void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    string(bytes, 0, bytes.length);
  }

  /**
   * An instant.
   *
   * @param millis milliseconds since 1970-01-01 UTC
   */
  void date(long millis);

  /** Binary data, where the notation distinguishes it from text. The array is not kept. */
  void binary(byte[] bytes, int offset, int length);

  /**
   * Opens an array.
   *
   * @param size number of elements, -1 when unknown
   */
  void beginArray(int size);

  /** Closes the array opened last. */
  void endArray();

  /**
   * Opens an object; then each value is preceded by its {@link #key}.
   *
   * @param type name of its class, {@code null} for a plain one
   * @param size number of members, -1 when unknown
   */
  void beginObject(String type, int size);

  /** Names the next member. The array is not kept. */
  void key(byte[] bytes, int offset, int length);

  /** Names the next member. */
  default void key(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    key(bytes, 0, bytes.length);
  }

  /** Closes the object opened last. */
  void endObject();

  /**
   * Opens a table that is object and array at once: its members follow as in an object, {@link #endMembers}, its
   * elements, {@link #endMixed}. Where the notation has no such thing, it is an array that begins with an object.
   *
   * @param members number of members, -1 when unknown
   * @param items   number of elements, -1 when unknown
   */
  default void beginMixed(int members, int items) {
    beginArray(items < 0 ? -1 : items + 1);
    beginObject(null, members);
  }

  /** Ends the members of the mixed table opened last. */
  default void endMembers() {
    endObject();
  }

  /** Closes the mixed table opened last. */
  default void endMixed() {
    endArray();
  }
}
