package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code package}, {@code require} and {@code module}. A host adds its own searchers to {@code package.loaders}. */
final class PackageLibrary {

  private static final String CONFIG = "/\n;\n?\n!\n-\n";
  private static final LuaString NAME = LuaString.valueOf("_NAME");
  private static final LuaValue LOADING = LuaValue.userdataOf(PackageLibrary.class);

  private final LuaState state;
  private final LuaTable globals;
  private final Confinement confinement;
  private final LuaTable library = new LuaTable();
  private final LuaTable loaded = new LuaTable();
  private final LuaTable preload = new LuaTable();

  PackageLibrary(LuaState state, LuaTable globals, Confinement confinement) {
    this.state = state;
    this.globals = globals;
    this.confinement = confinement;
  }

  void install() {
    LuaTable loaders = new LuaTable();
    loaders.rawset(1, new Native("preload", this::preloaded));
    loaders.rawset(2, new Native("searcher", this::searchFile));
    library.rawset("loaded", loaded);
    library.rawset("preload", preload);
    library.rawset("loaders", loaders);
    library.rawset("searchers", loaders);
    library.rawset("path", "./?.lua;./?/init.lua");
    library.rawset("cpath", "");
    library.rawset("config", CONFIG);
    Native.add(library, "searchpath", this::searchPath);
    Native.add(library, "loadlib", a -> LuaValue.varargsOf(LuaValue.NIL,
        LuaValue.valueOf("dynamic libraries are not supported"), LuaValue.valueOf("absent")));
    Native.add(library, "seeall", this::seeAll);
    globals.rawset("package", library);
    Native.add(globals, "require", this::require);
    Native.add(globals, "module", this::module);
    absent("jit", "the engine is not LuaJIT: there is no module 'jit'");
    absent("ffi", "the engine is not LuaJIT: there is no module 'ffi'");
  }

  /** Makes a table what {@code require} of its name gives. */
  void loaded(String name, LuaValue value) {
    loaded.rawset(name, value);
  }

  private void absent(String name, String message) {
    Native.add(preload, name, a -> {
      throw new LuaError(message);
    });
  }

  private LuaValue require(Arguments a) {
    LuaString name = a.string(1);
    LuaValue known = loaded.get(name);
    if (known == LOADING) {
      throw new LuaError("loop or previous error loading module '" + name + "'");
    }
    if (known.toboolean()) {
      return known;
    }
    LuaValue loader = find(name);
    loaded.set(name, LOADING);
    LuaValue result = LuaValue.NIL;
    try {
      result = loader.call(name);
    } finally {
      if (!result.isnil()) {
        loaded.set(name, result);
      } else if (loaded.get(name) == LOADING) {
        loaded.set(name, LuaValue.NIL);
      }
    }
    if (loaded.get(name).isnil()) {
      loaded.set(name, LuaValue.TRUE);
    }
    return loaded.get(name);
  }

  private LuaValue find(LuaString name) {
    if (!(library.get("loaders") instanceof LuaTable loaders)) {
      throw new LuaError("'package.loaders' must be a table");
    }
    StringBuilder tried = new StringBuilder();
    for (int i = 1;; i++) {
      LuaValue searcher = loaders.get(i);
      if (searcher.isnil()) {
        throw new LuaError("module '" + name + "' not found:" + tried);
      }
      LuaValue found = searcher.call(name);
      if (found.isfunction()) {
        return found;
      }
      if (found.isstring()) {
        tried.append(found.tojstring());
      }
    }
  }

  private LuaValue preloaded(Arguments a) {
    LuaValue maker = preload.get(a.string(1));
    return maker.isnil() ? LuaValue.valueOf("\n\tno field package.preload['" + a.text(1) + "']") : maker;
  }

  private Varargs searchFile(Arguments a) {
    Varargs found = search(a.text(1), library.get("path").checkjstring(), ".", "/");
    if (found.arg1().isnil()) {
      return found.arg(2);
    }
    String file = found.arg1().tojstring();
    try {
      return state.load(Files.readAllBytes(confinement.resolve(file)), "@" + file, globals);
    } catch (IOException e) {
      throw new LuaError("error loading module '" + a.text(1) + "': " + Confinement.message(file, e));
    }
  }

  private Varargs searchPath(Arguments a) {
    return search(a.text(1), a.text(2), a.string(3, LuaString.valueOf(".")).tojstring(),
        a.string(4, LuaString.valueOf("/")).tojstring());
  }

  private Varargs search(String name, String path, String separator, String directory) {
    String file = separator.isEmpty() ? name : name.replace(separator, directory);
    StringBuilder tried = new StringBuilder();
    for (String template : path.split(";")) {
      String candidate = template.replace("?", file);
      if (isReadable(candidate)) {
        return LuaValue.valueOf(candidate);
      }
      tried.append("\n\tno file '").append(candidate).append('\'');
    }
    return LuaValue.varargsOf(LuaValue.NIL, LuaValue.valueOf(tried.toString()));
  }

  private boolean isReadable(String file) {
    try {
      Path path = confinement.resolve(file);
      return Files.isReadable(path) && !Files.isDirectory(path);
    } catch (IOException e) {
      return false;
    }
  }

  private Varargs module(Arguments a) {
    LuaString name = a.string(1);
    LuaValue module = loaded.get(name);
    if (!module.istable()) {
      module = globalTable(name);
      loaded.set(name, module);
    }
    if (module.get(NAME).isnil()) {
      String text = name.tojstring();
      module.set("_M", module);
      module.set(NAME, name);
      module.set("_PACKAGE", LuaValue.valueOf(text.substring(0, text.lastIndexOf('.') + 1)));
    }
    globals.get("setfenv").call(LuaValue.ONE, module);
    for (int i = 2; i <= a.count(); i++) {
      a.get(i).call(module);
    }
    return LuaValue.NONE;
  }

  /** The table that a dotted name leads to, made where it is missing. */
  private LuaTable globalTable(LuaString name) {
    LuaTable table = globals;
    for (String part : name.tojstring().split("\\.")) {
      LuaValue next = table.rawget(part);
      if (next.isnil()) {
        next = new LuaTable();
        table.set(part, next);
      }
      if (!(next instanceof LuaTable nextTable)) {
        throw new LuaError("name conflict for module '" + name + "'");
      }
      table = nextTable;
    }
    return table;
  }

  private Varargs seeAll(Arguments a) {
    LuaTable module = a.table(1);
    LuaValue metatable = module.getmetatable();
    if (metatable == null) {
      metatable = new LuaTable();
      module.setmetatable(metatable);
    }
    metatable.set("__index", globals);
    return LuaValue.NONE;
  }
}
