package io.moonbus.lua.engine;

/** Makes Lua states. One engine serves any number of them; its thread that watches their time is its only state. */
public interface LuaEngine extends AutoCloseable {

  /** A new engine. To be closed when its states are no longer used. */
  static LuaEngine create() {
    return new ScriptEngine();
  }

  /** A new state with the standard libraries. */
  LuaState newState(EngineOptions options);

  /** Stops watching. States made before can still be used, without a time limit. */
  @Override
  void close();
}
