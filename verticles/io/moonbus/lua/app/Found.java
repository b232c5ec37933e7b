package io.moonbus.lua.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The applications that a folder holds, loaded or not. */
final class Found {

  private static final int DEEPEST = 32;

  private Found() {
  }

  /** The paths of all folders with a main file, the root ({@code ""}) first, then by name. */
  static List<String> below(Path www, String main) {
    List<String> paths = new ArrayList<>();
    collect(www, "", main, paths, 0);
    return paths;
  }

  private static void collect(Path folder, String path, String main, List<String> paths, int depth) {
    if (path.isEmpty() || Files.isRegularFile(folder.resolve(main))) {
      paths.add(path);
    }
    if (depth == DEEPEST) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      List<String> names = new ArrayList<>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      names.stream().filter(name -> !name.startsWith(".")).sorted()
          .forEach(name -> collect(folder.resolve(name), path + "/" + name, main, paths, depth + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
    }
  }
}
