package io.moonbus.value;

/** A source of a sequence of values. */
public interface ValueReader {

  /**
   * Writes every value of the source to {@code writer}.
   *
   * @return how many top-level values there were
   * @throws ValueException when the source is malformed or over a limit
   */
  int readTo(ValueWriter writer);
}
