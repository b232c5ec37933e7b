package io.moonbus.lua.engine;

/** The engine on luaj's own closures. */
final class ScriptEngine implements LuaEngine {

  @Override
  public LuaState newState(EngineOptions options) {
    return new ClosureState(options);
  }

  @Override
  public void close() {
    // Watches nothing.
  }
}
