package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The standard libraries that need nothing of the engine but its state. */
public final class Libraries {

  private Libraries() {
  }

  /**
   * Puts the libraries into a state's globals. The table {@code string} is what methods of strings are looked up in.
   */
  public static void install(LuaState state, LuaTable globals, EngineOptions options) {
    TableLibrary tables = new TableLibrary(state, options.maxStringBytes());
    globals.rawset("string", new StringLibrary(state, options.maxStringBytes()).create());
    globals.rawset("table", tables.create());
    globals.rawset("math", MathLibrary.create());
    globals.rawset("bit", BitLibrary.create());
    Native.add(globals, "unpack", tables::unpack);
    globals.rawset("_VERSION", LuaValue.valueOf("Lua 5.1"));
  }
}
