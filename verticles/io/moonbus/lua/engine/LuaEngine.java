package io.moonbus.lua.engine;

import io.moonbus.lua.engine.patch.CorrectedClasses;

/** Makes Lua states. One engine serves any number of them; its thread that watches their time is its only state. */
public interface LuaEngine extends AutoCloseable {

  /**
   * A new engine. To be closed when its states are no longer used.
   *
   * @throws IllegalStateException when luaj's jar comes before Moonbus in the class path
   */
  static LuaEngine create() {
    CorrectedClasses.check();
    return new ScriptEngine();
  }

  /** A new state with the standard libraries. */
  LuaState newState(EngineOptions options);

  /** Stops watching. States made before can still be used, without a time limit. */
  @Override
  void close();
}
