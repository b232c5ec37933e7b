package io.moonbus.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that names the process while it runs. */
final class PidFile {

  private final Path path;
  private final String content = ProcessHandle.current().pid() + "\n";

  private PidFile(Path path) {
    this.path = path;
  }

  static PidFile write(Path path) throws IOException {
    PidFile file = new PidFile(path);
    Files.writeString(path, file.content);
    return file;
  }

  /** Deletes the file unless another process has written it since. */
  void delete() throws IOException {
    if (Files.exists(path) && Files.readString(path).equals(content)) {
      Files.delete(path);
    }
  }
}
