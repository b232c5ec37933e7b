package io.moonbus.data.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * One of the two files of {@link TwinFiles}: an MVStore with one map of sealed values. Its methods throw what MVStore
 * throws; after that the file can only be closed.
 */
final class StoreFile implements AutoCloseable {

  /** The key of the {@link Summary}; keys of entries are not empty. */
  private static final byte[] SUMMARY = {};

  private static final String MAP = "data";

  private static final int CACHE_MEGABYTES = 4;

  /** After how many groups chunks that are mostly dead are written anew; without it the file grows tenfold. */
  private static final int COMPACT_GROUPS = 64;
  private static final int COMPACT_PERCENT = 50;
  private static final int COMPACT_BYTES = 2 << 20;

  private final MVStore store;
  private final MVMap<byte[], byte[]> map;
  private Summary summary;

  private StoreFile(MVStore store) {
    this.store = store;
    this.map = store.openMap(MAP, new MVMap.Builder<byte[], byte[]>().keyType(ByteArrayDataType.INSTANCE)
        .valueType(ByteArrayDataType.INSTANCE));
    this.summary = readSummary();
  }

  /** Opens the file for writing, and makes it where it is missing. */
  static StoreFile open(Path file) throws IOException {
    return open(builder(OwnerOnly.file(file)));
  }

  /** Opens the file as it is; nothing in it is changed. */
  static StoreFile openReadOnly(Path file) {
    return open(builder(file).readOnly());
  }

  private static MVStore.Builder builder(Path file) {
    return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().cacheSize(CACHE_MEGABYTES);
  }

  private static StoreFile open(MVStore.Builder builder) {
    MVStore store = builder.open();
    try {
      // The other file holds what a torn write damages, so space may be used again at once.
      store.setRetentionTime(0);
      store.setVersionsToKeep(0);
      return new StoreFile(store);
    } catch (RuntimeException | Error e) {
      store.closeImmediately();
      throw e;
    }
  }

  Summary summary() {
    return summary;
  }

  /** What is wrong with the file, {@code null} when it has everything that was written to it. */
  String problem() {
    Summary[] found = {new Summary(summary.group(), 0, 0)};
    int[] damaged = {0};
    forEachSealed((key, sealed) -> {
      found[0] = found[0].replaced(null, sealed);
      damaged[0] += Sealed.open(key, sealed) == null ? 1 : 0;
    });
    if (damaged[0] > 0) {
      return damaged[0] + " damaged entries";
    }
    if (!found[0].equals(summary)) {
      return found[0].entries() + " of " + summary.entries() + " entries";
    }
    return null;
  }

  /** Visits every entry that is not damaged, in the order of keys. */
  void forEach(BiConsumer<byte[], byte[]> visitor) {
    forEachSealed((key, sealed) -> visit(key, sealed, visitor));
  }

  /** Visits the entries from the last to the first, as long as they can be read. */
  void forEachBackwards(BiConsumer<byte[], byte[]> visitor) {
    Cursor<byte[], byte[]> cursor = map.cursor(null, null, true);
    while (cursor.hasNext()) {
      visit(cursor.next(), cursor.getValue(), visitor);
    }
  }

  /** The value of a key, {@code null} when there is none that is not damaged. */
  byte[] get(byte[] key) {
    byte[] sealed = map.get(key);
    return sealed == null ? null : Sealed.open(key, sealed);
  }

  /** Writes all entries or none; they are on the disk when this returns. */
  void write(List<Entry> group) {
    write(group, summary.group() + 1);
  }

  void write(List<Entry> group, long number) {
    for (Entry entry : group) {
      byte[] key = entry.key();
      byte[] sealed = entry.value() == null ? null : Sealed.seal(key, entry.value());
      byte[] before = sealed == null ? map.remove(key) : map.put(key, sealed);
      summary = summary.replaced(before, sealed);
    }
    summary = new Summary(number, summary.entries(), summary.sum());
    map.put(SUMMARY, Sealed.seal(SUMMARY, summary.bytes()));
    store.commit();
    store.sync();
    if (number % COMPACT_GROUPS == 0) {
      store.compact(COMPACT_PERCENT, COMPACT_BYTES);
    }
  }

  /** Leaves the file as the last group left it. */
  void abandon() {
    store.closeImmediately();
  }

  @Override
  public void close() {
    // Without moving chunks: MVStore's own assertions fail in that.
    store.close(0);
  }

  private Summary readSummary() {
    byte[] sealed = map.get(SUMMARY);
    byte[] bytes = sealed == null ? null : Sealed.open(SUMMARY, sealed);
    return bytes == null ? Summary.EMPTY : Summary.of(bytes);
  }

  private void forEachSealed(BiConsumer<byte[], byte[]> visitor) {
    Cursor<byte[], byte[]> cursor = map.cursor(null);
    byte[] last = SUMMARY;
    while (cursor.hasNext()) {
      byte[] key = cursor.next();
      if (key.length > 0) {
        if (Arrays.compareUnsigned(last, key) >= 0) {
          // Pages that refer to each other in a circle would never end.
          throw new IllegalStateException("keys are out of order");
        }
        visitor.accept(key, cursor.getValue());
        last = key;
      }
    }
  }

  private static void visit(byte[] key, byte[] sealed, BiConsumer<byte[], byte[]> visitor) {
    byte[] value = key.length == 0 ? null : Sealed.open(key, sealed);
    if (value != null) {
      visitor.accept(key, value);
    }
  }
}
