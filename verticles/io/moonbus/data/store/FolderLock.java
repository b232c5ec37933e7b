package io.moonbus.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps every other process, and every other store of this process, out of a folder. */
final class FolderLock implements AutoCloseable {

  /** The file that is locked; it holds the id of the process. The system frees the lock when the process ends. */
  static final String FILE = "moonbus.lock";

  private static final int MAX_ID = 32;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** @throws StoreException when another process has the folder, or it cannot be written */
  static FolderLock of(Path folder) throws StoreException {
    try {
      OwnerOnly.folder(folder);
      FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ,
          StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String owner = owner(channel);
        channel.close();
        throw new StoreLockedException("the folder " + folder + " (setting data) is in use by another server"
            + owner + ": stop that one, or give each its own folder, such as --data=data2");
      }
      return new FolderLock(channel);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw Failures.unusable(folder, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
      if (lock != null) {
        note(channel);
      }
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The id is for people; on a full disk the lock works without it. */
  private static void note(FileChannel channel) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      return;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MAX_ID);
    channel.read(buffer, 0);
    String id = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII).trim();
    return id.isEmpty() ? "" : " (process " + id + ")";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
