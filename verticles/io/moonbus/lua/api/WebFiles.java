package io.moonbus.lua.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:absolutePath} and {@code mona:listPaths}: the files below {@code www}. */
final class WebFiles {

  private final ScriptContext context;
  private final Path www;

  WebFiles(ScriptContext context) {
    this.context = context;
    this.www = context.www().toAbsolutePath().normalize();
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    return Map.of("absolutePath", this::absolutePath, "listPaths", this::listPaths);
  }

  private Varargs absolutePath(Varargs arguments) {
    String path = Strings.java(Arguments.string(arguments, 1, LuaValue.EMPTYSTRING));
    String root = www.toString().replace('\\', '/') + "/";
    return Strings.lua(path.isEmpty() ? root : root + path + "/");
  }

  /** Reads the folder at once: scripts expect the list as the result, and a local folder takes microseconds. */
  private Varargs listPaths(Varargs arguments) {
    String name = Strings.java(Arguments.string(arguments, 1, LuaValue.EMPTYSTRING));
    LuaTable list = new LuaTable();
    try {
      Path folder = www.resolve(name.replaceAll("^/+", "")).normalize();
      if (!folder.startsWith(www)) {
        context.log().error("listPaths of '" + name + "': outside of www");
        return list;
      }
      for (Path path : sorted(folder)) {
        list.set(list.length() + 1, file(path));
      }
    } catch (NotDirectoryException e) {
      context.log().error("listPaths of '" + name + "': not a folder");
    } catch (IOException | InvalidPathException e) {
      context.log().error("listPaths of '" + name + "': no such folder");
    }
    return list;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private LuaValue file(Path path) throws IOException {
    return new FileObject(context.types(), www, path, Files.readAttributes(path, BasicFileAttributes.class));
  }
}
