package io.moonbus.data.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps the tree in the files of a folder. */
final class EmbeddedStore implements NodeStore {

  private static final Merging MERGING = new Merging() {
    @Override
    public List<Entry> afterLoss() {
      return List.of(new Entry(Records.metadataKey(INCOMPLETE), new byte[0]));
    }

    @Override
    public byte[] newer(byte[] key, byte[] one, byte[] other) {
      return Records.newer(one, other);
    }

    @Override
    public boolean survivesLoss(byte[] key) {
      // Metadata says what this node knows; a node that has lost entries has to learn it anew from the others.
      return Records.isRegister(key);
    }
  };

  private final TwinFiles files;

  private EmbeddedStore(TwinFiles files) {
    this.files = files;
  }

  static EmbeddedStore open(Path folder) throws StoreException {
    return new EmbeddedStore(TwinFiles.open(folder, MERGING));
  }

  @Override
  public boolean isNew() {
    return files.isNew();
  }

  @Override
  public void load(Visitor visitor) throws StoreException {
    files.forEach((key, value) -> {
      if (Records.isRegister(key)) {
        visitor.register(Records.path(key), Records.register(value));
      } else {
        visitor.metadata(Records.metadataName(key), value);
      }
    });
  }

  @Override
  public void write(Batch batch) throws StoreException {
    List<Entry> group = new ArrayList<>();
    batch.registers().forEach((path, register) -> group.add(new Entry(Records.key(path), Records.bytes(register))));
    batch.removals().forEach(path -> group.add(new Entry(Records.key(path), null)));
    batch.metadata().forEach((name, value) -> group.add(new Entry(Records.metadataKey(name), value)));
    if (!group.isEmpty()) {
      files.write(group);
    }
  }

  @Override
  public void close() throws StoreException {
    files.close();
  }
}
