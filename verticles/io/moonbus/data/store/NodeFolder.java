package io.moonbus.data.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The folder of a node that keeps its data elsewhere: it says who the node is, and that no other process is this node. */
final class NodeFolder implements AutoCloseable {

  static final String FILE = "moonbus.node";

  private final FolderLock lock;
  private final String name;

  private NodeFolder(FolderLock lock, String name) {
    this.lock = lock;
    this.name = name;
  }

  static NodeFolder open(Path folder) throws StoreException {
    FolderLock lock = FolderLock.of(folder);
    try {
      return new NodeFolder(lock, name(folder));
    } catch (IOException e) {
      StoreException failure = Failures.unusable(folder, e);
      try (lock) {
        throw failure;
      } catch (IOException closing) {
        throw failure;
      }
    }
  }

  private static String name(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file) && Files.size(file) > 0) {
      return Files.readString(file).trim();
    }
    String name = UUID.randomUUID().toString();
    Path unfinished = Files.writeString(folder.resolve(FILE + ".new"), name + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return name;
  }

  /** What the node is called in the database. */
  String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
