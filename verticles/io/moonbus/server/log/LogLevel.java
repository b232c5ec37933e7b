package io.moonbus.server.log;

import java.util.List;
import java.util.logging.Level;

/** MonaServer's log levels, 0 (nothing) to 8 (trace). */
public final class LogLevel {

  private static final List<Level> LEVELS = List.of(Level.OFF, Level.SEVERE, Level.SEVERE, Level.SEVERE, Level.WARNING,
      Level.INFO, Level.INFO, Level.FINE, Level.FINER);

  private LogLevel() {
  }

  /** The level of java.util.logging from which lines are written. */
  public static Level of(int number) {
    return LEVELS.get(number);
  }

  /** The word that stands in log lines. */
  static String word(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    if (value >= Level.CONFIG.intValue()) {
      return "INFO";
    }
    return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }
}
