package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.LuajavaLib;

/** The standard libraries that need nothing of the engine but its state. */
public final class Libraries {

  /** What {@code require} finds from the start, when it is there. */
  private static final String[] STANDARD = {"string", "table", "math", "bit", "os", "io", "package", "coroutine",
      "debug", "_G"};

  private Libraries() {
  }

  /**
   * Puts the libraries into a state's globals, where the base functions are already. The table {@code string} is what
   * methods of strings are looked up in.
   */
  public static void install(LuaState state, LuaTable globals, EngineOptions options) {
    int maxStringBytes = options.maxStringBytes();
    Confinement confinement = new Confinement(options);
    TableLibrary tables = new TableLibrary(state, maxStringBytes);
    PackageLibrary packages = new PackageLibrary(state, globals, confinement);
    globals.rawset("string", new StringLibrary(state, maxStringBytes).create());
    globals.rawset("table", tables.create());
    globals.rawset("math", MathLibrary.create());
    globals.rawset("bit", BitLibrary.create());
    globals.rawset("jit", JitLibrary.create());
    globals.rawset("os", new OsLibrary(confinement).create());
    globals.rawset("io", new IoLibrary(state, confinement, maxStringBytes).create());
    Native.add(globals, "unpack", tables::unpack);
    packages.install();
    for (String name : STANDARD) {
      packages.loaded(name, globals.rawget(name));
    }
    if (confinement.allows("luajava")) {
      new LuajavaLib().call(LuaValue.valueOf("luajava"), globals);
    }
  }
}
