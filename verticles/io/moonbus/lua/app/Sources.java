package io.moonbus.lua.app;

import io.moonbus.lua.LuaOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Finds the files that scripts name. Scripts call {@code require} and {@code dofile} and get the result at once, so
 * their files are read blocking, on the thread of the tree, which no protocol uses.
 */
final class Sources {

  private final Path www;
  private final Path modules;
  private final boolean anywhere;

  Sources(LuaOptions options) {
    this.www = options.www().toAbsolutePath().normalize();
    this.modules = options.modules().toAbsolutePath().normalize();
    this.anywhere = options.unsafe().contains(LuaOptions.UNSAFE_FILES);
  }

  /** The folder of the root application, absolute. */
  Path www() {
    return www;
  }

  /**
   * Finds a file by a name relative to an application, its parents, then, where that is allowed, the working folder; or
   * by its absolute name.
   *
   * @param application where the search begins; {@code null} searches outside of the tree only
   * @return {@code null} when there is no such file, or it may not be loaded
   */
  Source find(String name, Application application) {
    try {
      Path path = Path.of(name);
      if (path.isAbsolute()) {
        return absolute(path.normalize(), application);
      }
      for (Application a = application; a != null; a = a.parent()) {
        Path file = a.folder().resolve(path).normalize();
        if (file.startsWith(www) && Files.isRegularFile(file)) {
          return source(file, file.startsWith(a.folder()) ? a : a.nearest(file));
        }
      }
      Path file = path.toAbsolutePath().normalize();
      return anywhere && Files.isRegularFile(file) ? source(file, null) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private Source absolute(Path file, Application application) {
    boolean inside = file.startsWith(www);
    if (!inside && !anywhere || !Files.isRegularFile(file)) {
      return null;
    }
    return source(file, inside && application != null ? application.nearest(file) : null);
  }

  /**
   * Finds a module as {@code require "a.b"} names it: {@code a/b.lua} or {@code a/b/init.lua} in the application, its
   * parents, then the folder of modules.
   *
   * @return {@code null} when there is none
   */
  Source findModule(String name, Application application) {
    String path = name.replace('.', '/');
    if (name.isEmpty() || path.contains("//") || path.startsWith("/")) {
      return null;
    }
    try {
      for (Application a = application; a != null; a = a.parent()) {
        Path file = module(a.folder(), path);
        if (file != null) {
          return source(file, a);
        }
      }
      Path file = module(modules, path);
      return file == null ? null : source(file, null);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Path module(Path folder, String path) {
    for (String end : new String[] {".lua", "/init.lua"}) {
      Path file = folder.resolve(path + end);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /** A file in the tree or elsewhere with the name that messages give it. */
  Source source(Path file, Application home) {
    return new Source(file, home, file.startsWith(www) ? chunk(www.relativize(file)) : file.toString());
  }

  private static String chunk(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  /** The bytes of a file. */
  byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
