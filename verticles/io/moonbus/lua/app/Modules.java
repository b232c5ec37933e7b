package io.moonbus.lua.app;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Modules as standard Lua has them: {@code require "a.b"} runs a file once and keeps its value. Kept by file, since
 * applications may have different modules of the same name.
 */
final class Modules {

  private final ApplicationTree tree;
  private final LuaValue standard;
  private final Map<Path, LuaValue> values = new HashMap<>();
  private final Set<Path> loading = new HashSet<>();

  Modules(ApplicationTree tree) {
    this.tree = tree;
    this.standard = tree.state().globals().get("package");
  }

  /** Forgets the value of a file that has changed. */
  void forget(Path file) {
    values.remove(file);
  }

  /** {@code require} of a name without {@code .lua}. */
  Varargs require(String name, Application application) {
    LuaValue value = field("loaded", name);
    if (!value.isnil()) {
      return value;
    }
    LuaValue loader = field("preload", name);
    if (!loader.isnil()) {
      return preload(name, loader);
    }
    Source source = tree.sources().findModule(name, application);
    if (source == null) {
      throw new LuaError("module '" + name + "' not found: no " + name.replace('.', '/')
          + ".lua in the application, its parents or " + tree.options().modules());
    }
    if (application != null) {
      application.version().loaded(source.file());
    }
    LuaValue kept = values.get(source.file());
    return kept == null ? load(name, source, application) : kept;
  }

  private LuaValue field(String table, String name) {
    LuaValue fields = standard.istable() ? standard.get(table) : LuaValue.NIL;
    return fields.istable() ? fields.get(LuaString.valueOf(name)) : LuaValue.NIL;
  }

  private LuaValue preload(String name, LuaValue loader) {
    LuaValue result = loader.call(LuaValue.valueOf(name));
    LuaValue value = result.isnil() ? LuaValue.TRUE : result;
    standard.get("loaded").set(name, value);
    return value;
  }

  private LuaValue load(String name, Source source, Application application) {
    if (!loading.add(source.file())) {
      throw new LuaError("loop or previous error loading module '" + name + "'");
    }
    try {
      LuaValue result = tree.compile(source, application).invoke(LuaValue.valueOf(name)).arg1();
      LuaValue value = result.isnil() ? LuaValue.TRUE : result;
      values.put(source.file(), value);
      return value;
    } catch (UncheckedIOException e) {
      throw new LuaError("error loading module '" + name + "': " + e.getMessage());
    } finally {
      loading.remove(source.file());
    }
  }
}
