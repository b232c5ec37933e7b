package io.moonbus.data;

/** A table as it was at one moment. Never changes; can be read by any thread. */
public interface Branch {

  /** The value of a key; {@code null} when it has none or is a table. */
  Value value(Key key);

  /** The table of a key; {@code null} when there is none, which is so of a table with nothing in it, too. */
  Branch branch(Key key);

  /** How many keys have values; tables are not counted. */
  int count();

  /**
   * The next key that has a value or a table.
   *
   * @param key {@code null} for the first; need not exist
   * @return {@code null} after the last
   */
  Key next(Key key);
}
