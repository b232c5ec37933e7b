package io.moonbus.lua.api;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;

/** {@code File} in a script: a file or folder as it was when it was listed. */
final class FileObject extends ScriptObject {

  /** Its members by name. */
  static final Map<LuaValue, Function<FileObject, LuaValue>> MEMBERS = Map.of(
      valueOf("name"), f -> valueOf(f.name()),
      valueOf("baseName"), f -> valueOf(f.dot() < 0 ? f.name() : f.name().substring(0, f.dot())),
      valueOf("extension"), f -> valueOf(f.dot() < 0 ? "" : f.name().substring(f.dot() + 1)),
      valueOf("parent"), f -> valueOf(slashes(f.path.getParent()) + "/"),
      valueOf("path"), f -> valueOf(f.text()),
      valueOf("isAbsolute"), f -> TRUE,
      valueOf("isFolder"), f -> valueOf(f.attributes.isDirectory()),
      valueOf("size"), f -> valueOf(f.attributes.isDirectory() ? 0 : (double) f.attributes.size()),
      valueOf("lastModified"), f -> valueOf((double) f.attributes.lastModifiedTime().to(TimeUnit.SECONDS)),
      valueOf("value"), f -> valueOf(slashes(f.www.relativize(f.path))));

  private final ScriptTypes types;
  private final Path www;
  private final Path path;
  private final BasicFileAttributes attributes;

  /**
   * A file.
   *
   * @param www  the absolute path of the folder that {@code value} is relative to
   * @param path the absolute path of the file
   */
  FileObject(ScriptTypes types, Path www, Path path, BasicFileAttributes attributes) {
    super(types);
    this.types = types;
    this.www = www;
    this.path = path;
    this.attributes = attributes;
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private String name() {
    return path.getFileName().toString();
  }

  private int dot() {
    return name().lastIndexOf('.');
  }

  @Override
  LuaValue member(LuaValue name) {
    Function<FileObject, LuaValue> member = MEMBERS.get(name);
    return member == null ? NIL : member.apply(this);
  }

  @Override
  String text() {
    return slashes(path);
  }

  @Override
  ScriptObject copy() {
    return new FileObject(types, www, path, attributes);
  }

  @Override
  public int compareTo(ScriptObject other) {
    return other instanceof FileObject that ? path.compareTo(that.path) : -1;
  }
}
