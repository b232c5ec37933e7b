package io.moonbus.lua.api;

import io.moonbus.lua.engine.LuaState;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of a state's scripts: each line begins with the place in the script that wrote it. */
public final class ScriptLog {

  private final LuaState state;
  private final Logger logger;
  private List<LogRecord> held;

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
      LogRecord line = new LogRecord(level, where == null ? message : where + ": " + message);
      line.setLoggerName(logger.getName());
      if (held == null) {
        logger.log(line);
      } else {
        held.add(line);
      }
    }
  }

  /** Keeps the lines from now on until they are taken. */
  public void hold() {
    held = new ArrayList<>();
  }

  /** The lines that were kept; the following ones are written again. */
  public List<LogRecord> take() {
    List<LogRecord> lines = held;
    held = null;
    return lines;
  }

  /** Writes lines that were kept. */
  public void write(List<LogRecord> lines) {
    lines.forEach(logger::log);
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
