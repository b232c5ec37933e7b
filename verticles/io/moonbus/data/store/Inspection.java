package io.moonbus.data.store;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was found in a file of the store.
 *
 * @param summary what the file says of itself, {@link Summary#EMPTY} when nothing can be read
 * @param problem what is wrong with it, {@code null} when it is whole or {@link #missing}
 * @param missing whether there is no file
 */
record Inspection(Path file, Summary summary, String problem, boolean missing) {

  /** Reads the whole file and changes nothing in it. */
  static Inspection of(Path file) {
    if (Files.notExists(file)) {
      return new Inspection(file, Summary.EMPTY, null, true);
    }
    try {
      StoreFile opened = StoreFile.openReadOnly(file);
      try {
        return inspect(file, opened);
      } finally {
        opened.abandon();
      }
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return new Inspection(file, Summary.EMPTY, "cannot be read: " + Failures.reason(e), false);
    }
  }

  private static Inspection inspect(Path file, StoreFile opened) {
    try {
      return new Inspection(file, opened.summary(), opened.problem(), false);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // A damaged page may hold any length and any reference.
      return new Inspection(file, opened.summary(), "cannot be read completely: " + Failures.reason(e), false);
    }
  }

  boolean whole() {
    return !missing && problem == null;
  }

  boolean damaged() {
    return problem != null;
  }

  boolean newerThan(Inspection other) {
    return summary.group() > other.summary.group();
  }
}
