package io.moonbus.data;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the tree over restarts. All methods block and are called by one thread after the other, never at the same
 * time: {@link #load} once, then {@link #write} any number of times, then {@link #close}.
 */
public interface Store extends AutoCloseable {

  /** By metadata of this name a store tells that a part of what was written is lost, and with it all other metadata. */
  String INCOMPLETE = "incomplete";

  /** Gives everything that is stored, in any order. */
  void load(Visitor visitor) throws IOException;

  /**
   * Writes all of a batch or nothing of it. It is on disk when this returns. When it fails it is tried again later
   * with a batch that contains everything of the failed one.
   */
  void write(Batch batch) throws IOException;

  @Override
  void close() throws IOException;

  /** Is given what is stored. */
  interface Visitor {

    void register(DataPath path, Register register);

    void metadata(String name, byte[] value);
  }

  /**
   * What to write. A path is in {@code registers} or in {@code removals}, not in both.
   *
   * @param registers to be stored, instead of what was stored at the same paths
   * @param removals  paths (not what is below them) of which nothing is to be stored any more
   * @param metadata  to be stored by name, instead of what was stored by the same names
   */
  record Batch(Map<DataPath, Register> registers, Set<DataPath> removals, Map<String, byte[]> metadata) {
  }

  /** A store that keeps nothing. */
  static Store none() {
    return new Store() {
      @Override
      public void load(Visitor visitor) {
        // There is nothing.
      }

      @Override
      public void write(Batch batch) {
        // Nothing is kept.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
