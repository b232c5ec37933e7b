package io.moonbus.data.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and folders that other users of the machine cannot read, not for a moment; where the system knows no
 * permissions, as the folder above has them. What is there already keeps those it has. Blocks.
 */
public final class OwnerOnly {

  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnerOnly() {
  }

  /** Makes an empty file where there is none. */
  public static Path file(Path path) throws IOException {
    try {
      return Files.notExists(path) ? Files.createFile(path, permissions("rw-------")) : path;
    } catch (FileAlreadyExistsException e) {
      return path;
    }
  }

  /** Makes a folder, and those above it, where there is none. */
  static Path folder(Path path) throws IOException {
    return Files.isDirectory(path) ? path : Files.createDirectories(path, permissions("rwx------"));
  }

  private static FileAttribute<?>[] permissions(String text) {
    return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
        : new FileAttribute<?>[0];
  }
}
