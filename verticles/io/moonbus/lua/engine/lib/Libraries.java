package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaTable;

/** The standard libraries that need nothing of the engine but its state. */
public final class Libraries {

  private Libraries() {
  }

  /** Puts the libraries into a state's globals. */
  public static void install(LuaState state, LuaTable globals, EngineOptions options) {
  }
}
