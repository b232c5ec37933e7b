package io.moonbus.lua.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which folders are applications. */
final class Folders {

  private Folders() {
  }

  /** Whether a name is that of a folder below {@code parent} that may be an application: not hidden, no way out. */
  static boolean isApplication(Path parent, String name) {
    if (name.isEmpty() || name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      return false;
    }
    try {
      return Files.isDirectory(parent.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
