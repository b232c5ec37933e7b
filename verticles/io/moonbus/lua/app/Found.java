package io.moonbus.lua.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** The applications that a folder holds, loaded or not. */
final class Found {

  private static final Logger LOG = Logger.getLogger("io.moonbus.lua.app");
  private static final int DEEPEST = 32;

  private final String main;
  private final List<String> paths = new ArrayList<>();
  /** The folders on the way down, as they really are: a link back to one of them is not followed. */
  private final List<Path> way = new ArrayList<>();

  private Found(String main) {
    this.main = main;
  }

  /** The paths of all folders with a main file, the root ({@code ""}) first, then by name. */
  static List<String> below(Path www, String main) {
    Found found = new Found(main);
    found.collect(www, "");
    return found.paths;
  }

  private void collect(Path folder, String path) {
    if (path.isEmpty() || Files.isRegularFile(folder.resolve(main))) {
      paths.add(path);
    }
    try {
      Path real = folder.toRealPath();
      if (way.size() < DEEPEST && !way.contains(real)) {
        way.add(real);
        names(folder).forEach(name -> collect(folder.resolve(name), path + "/" + name));
        way.remove(way.size() - 1);
      }
    } catch (IOException e) {
      LOG.warning("The applications in " + folder + " are not looked for, it cannot be listed: " + e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
      folders.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    names.removeIf(name -> name.startsWith("."));
    names.sort(null);
    return names;
  }
}
