package io.moonbus.server.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Log files as in MonaServer: {@code name.0} is the current one; when it is full it becomes {@code name.1}, and so on
 * up to {@code name.<rotation>}, the oldest. With rotation 0 there is one file {@code name}, begun anew when full.
 */
final class RotatingFile {

  private final Path directory;
  private final String name;
  private final int rotation;
  private final long maxSize;
  private OutputStream out;
  private long size;

  /** @param maxSize in bytes, 0 = never full */
  RotatingFile(Path directory, String name, int rotation, long maxSize) throws IOException {
    this.directory = directory;
    this.name = name;
    this.rotation = rotation;
    this.maxSize = maxSize;
    Files.createDirectories(directory);
    open();
  }

  void write(byte[] line) throws IOException {
    if (maxSize > 0 && size > 0 && size + line.length > maxSize) {
      rotate();
    }
    out.write(line);
    size += line.length;
  }

  void close() throws IOException {
    out.close();
  }

  private void open() throws IOException {
    Path current = file(0);
    out = Files.newOutputStream(current, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = Files.size(current);
  }

  private void rotate() throws IOException {
    out.close();
    if (rotation == 0) {
      Files.delete(file(0));
    }
    for (int i = rotation - 1; i >= 0; i--) {
      if (Files.exists(file(i))) {
        Files.move(file(i), file(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path file(int number) {
    return directory.resolve(rotation == 0 ? name : name + "." + number);
  }
}
