package io.moonbus.lua.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What shows that a file has changed.
 *
 * @param modified time of its last change in nanoseconds since 1970 as far as the file system knows, -1 when there is
 *                 no such file, -2 when there is not even its folder
 * @param size     in bytes
 */
record Stamp(long modified, long size) {

  private static final Stamp ABSENT = new Stamp(-1, 0);
  private static final Stamp GONE = new Stamp(-2, 0);

  /** Looks at a file; blocks for as long as the file system does. */
  static Stamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? new Stamp(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size())
          : ABSENT;
    } catch (NoSuchFileException e) {
      return Files.isDirectory(file.toAbsolutePath().getParent()) ? ABSENT : GONE;
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
