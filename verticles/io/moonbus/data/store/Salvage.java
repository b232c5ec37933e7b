package io.moonbus.data.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Collects what can still be read of two files of which neither has everything. */
final class Salvage {

  private static final Logger LOGGER = Logger.getLogger("io.moonbus.data.store");

  private final Map<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private final Merging merging;

  Salvage(Merging merging) {
    this.merging = merging;
  }

  List<Entry> entries() {
    List<Entry> list = new ArrayList<>(entries.size());
    entries.forEach((key, value) -> list.add(new Entry(key, value)));
    return list;
  }

  /** Adds what can be read of a file: what stands before damage, what stands after it, and what others had. */
  void add(Path file) {
    attempt(() -> {
      StoreFile opened = StoreFile.openReadOnly(file);
      try {
        attempt(() -> opened.forEach(this::add));
        attempt(() -> opened.forEachBackwards(this::add));
        List.copyOf(entries.keySet()).forEach(key -> attempt(() -> add(key, opened.get(key))));
      } finally {
        opened.abandon();
      }
    });
  }

  /** Damaged pages may hold any length and any reference; what one attempt does not reach, another may. */
  private static void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      LOGGER.log(Level.FINE, "a part of a damaged file cannot be read", e);
    }
  }

  private void add(byte[] key, byte[] value) {
    if (value != null && merging.survivesLoss(key)) {
      entries.merge(key, value, (one, other) -> merging.newer(key, one, other));
    }
  }
}
