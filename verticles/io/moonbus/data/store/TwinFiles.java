package io.moonbus.data.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Keys and values in two files of the same content. A group is written to the first and is on the disk before it is
 * written to the second, so at any moment one of them is at rest: whatever a crash or a full disk does to the other,
 * nothing is lost. A damaged file is kept aside and made anew from the whole one. Used by one thread at a time.
 */
final class TwinFiles implements AutoCloseable {

  static final String FIRST = "moonbus-1.store";
  static final String SECOND = "moonbus-2.store";

  private final Path folder;
  private final Merging merging;
  private final FolderLock lock;
  private StoreFile first;
  private StoreFile second;
  private boolean incomplete;

  private TwinFiles(Path folder, Merging merging, FolderLock lock) {
    this.folder = folder;
    this.merging = merging;
    this.lock = lock;
  }

  /**
   * Opens the files of a folder, and makes them where there are none.
   *
   * @param merging what to keep when both files are damaged
   * @throws StoreException when another process has the folder, or it cannot be read or written
   */
  static TwinFiles open(Path folder, Merging merging) throws StoreException {
    TwinFiles files = new TwinFiles(folder, merging, FolderLock.of(folder));
    try {
      files.openFiles();
      return files;
    } catch (StoreException e) {
      files.close();
      throw e;
    }
  }

  /** Whether entries were lost because both files were damaged. */
  boolean incomplete() {
    return incomplete;
  }

  /** Whether nothing was ever written. */
  boolean isNew() {
    return first != null && first.summary().group() == 0;
  }

  /** Bytes on the disk. */
  long size() {
    return file(FIRST).toFile().length() + file(SECOND).toFile().length();
  }

  void forEach(BiConsumer<byte[], byte[]> visitor) throws StoreException {
    reopenIfClosed();
    try {
      first.forEach(visitor);
    } catch (RuntimeException e) {
      abandon();
      throw Failures.unusable(folder, e);
    }
  }

  /**
   * Writes all entries or none; they are on the disk when this returns. After an error the next call begins with what
   * is on the disk, and the group may be written again.
   */
  void write(List<Entry> group) throws StoreException {
    reopenIfClosed();
    try {
      first.write(group);
      second.write(group);
    } catch (RuntimeException e) {
      abandon();
      throw Failures.unwritten(folder, e);
    }
  }

  @Override
  public void close() throws StoreException {
    try (lock) {
      closeFiles();
    } catch (IOException | RuntimeException e) {
      throw Failures.unwritten(folder, e);
    }
  }

  private void closeFiles() {
    StoreFile one = first;
    StoreFile other = second;
    first = null;
    second = null;
    if (one != null) {
      try {
        one.close();
      } finally {
        other.close();
      }
    }
  }

  private void reopenIfClosed() throws StoreException {
    if (first == null) {
      openFiles();
    }
  }

  private void openFiles() throws StoreException {
    try {
      incomplete |= new Repair(folder, merging).run(Inspection.of(file(FIRST)), Inspection.of(file(SECOND)));
      first = StoreFile.open(file(FIRST));
      second = StoreFile.open(file(SECOND));
    } catch (IOException | RuntimeException e) {
      abandon();
      throw Failures.unusable(folder, e);
    }
  }

  private void abandon() {
    if (first != null) {
      first.abandon();
    }
    if (second != null) {
      second.abandon();
    }
    first = null;
    second = null;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
