package io.moonbus.lua.engine;

/** The engine: its states and the thread that watches their time and memory. */
final class ScriptEngine implements LuaEngine {

  private final Watchdog watchdog = new Watchdog();

  @Override
  public LuaState newState(EngineOptions options) {
    State state = new State(options);
    if (options.budgetMillis() > 0 || options.maxMemoryPercent() < 100) {
      watchdog.add(state);
    }
    return state;
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
