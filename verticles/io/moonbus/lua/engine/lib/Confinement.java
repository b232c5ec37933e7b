package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What the options let scripts reach: files below the roots, and the functions that {@code lua.unsafe} names. */
final class Confinement {

  private static final int NO_SUCH_FILE = 2;
  private static final int INPUT_OUTPUT = 5;
  private static final int PERMISSION = 13;

  private final EngineOptions options;

  Confinement(EngineOptions options) {
    this.options = options;
  }

  boolean allows(String name) {
    return options.unsafe().contains(name);
  }

  /** Raises an error unless the setting names the function. */
  void require(String name) {
    require(name, name);
  }

  /** Raises an error that names a function unless the setting has the word for it. */
  void require(String word, String function) {
    if (!allows(word)) {
      throw new LuaError(function + " is off; add " + word + " to the setting lua.unsafe to allow it");
    }
  }

  /** The file of a name, which is relative to the working directory; links are followed before the decision. */
  Path resolve(String name) throws IOException {
    Path path;
    try {
      path = Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new NoSuchFileException(name);
    }
    if (allows("files")) {
      return path;
    }
    Path real = real(path);
    for (Path root : options.ioRoots()) {
      if (real.startsWith(real(root.toAbsolutePath().normalize()))) {
        return real;
      }
    }
    throw new AccessDeniedException(name, null,
        "not below a folder that scripts may use; add files to the setting lua.unsafe to allow all files");
  }

  /** The path without links; what doesn't exist yet hangs on the nearest folder that does. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path) || path.getParent() == null) {
      return path.toRealPath();
    }
    if (Files.isSymbolicLink(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return real(path.getParent()).resolve(path.getFileName());
  }

  /** What functions return for a file they can't use: nil, a message, the number of the error. */
  static Varargs failure(String name, IOException e) {
    int number = e instanceof NoSuchFileException ? NO_SUCH_FILE
        : e instanceof AccessDeniedException ? PERMISSION : INPUT_OUTPUT;
    return LuaValue.varargsOf(LuaValue.NIL, LuaValue.valueOf(message(name, e)), LuaValue.valueOf(number));
  }

  static String message(String name, IOException e) {
    return name + ": " + reason(e);
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "Directory not empty";
    }
    return e instanceof AccessDeniedException ? "Permission denied" : String.valueOf(e.getMessage());
  }
}
