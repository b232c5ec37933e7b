package io.moonbus.lua.api;

import io.moonbus.lua.engine.LuaState;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of a state's scripts: each line begins with the place in the script that wrote it. */
public final class ScriptLog {

  private final LuaState state;
  private final Logger logger;

  /** A log that writes to {@code logger}. */
  public ScriptLog(LuaState state, Logger logger) {
    this.state = state;
    this.logger = logger;
  }

  /** Whether lines of this level are written at all. */
  public boolean isLoggable(Level level) {
    return logger.isLoggable(level);
  }

  /** Writes a line, preceded by {@code file:line: } of the innermost Lua function. */
  public void log(Level level, String message) {
    if (isLoggable(level)) {
      String where = state.where(1);
      logger.log(level, where == null ? message : where + ": " + message);
    }
  }

  /** Writes that a script did something wrong that is no Lua error. */
  public void error(String message) {
    log(Level.SEVERE, message);
  }

  /** Writes that a script did something doubtful. */
  public void warn(String message) {
    log(Level.WARNING, message);
  }
}
