package io.moonbus.lua.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged below {@code io.moonbus.lua} while it is open. */
final class LogRecorder extends Handler {

  private final Logger logger = Logger.getLogger("io.moonbus.lua");
  private final List<String> lines = new CopyOnWriteArrayList<>();

  LogRecorder() {
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  /** {@code LEVEL message} of each line. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + line.getMessage());
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
