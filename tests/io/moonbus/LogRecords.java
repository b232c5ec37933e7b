package io.moonbus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what a logger and those below it get while it is open. */
public final class LogRecords extends Handler implements AutoCloseable {

  private final Logger logger;
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  public LogRecords(String logger) {
    this.logger = Logger.getLogger(logger);
    this.logger.setUseParentHandlers(false);
    this.logger.addHandler(this);
  }

  /** The texts at a level. */
  public List<String> at(Level level) {
    return records.stream().filter(record -> record.getLevel() == level).map(formatter::formatMessage).toList();
  }

  /** {@code LEVEL text} of each line. */
  public List<String> lines() {
    return records.stream().map(record -> record.getLevel() + " " + formatter.formatMessage(record)).toList();
  }

  /** Waits for a line with that text. */
  public String await(String text) {
    while (true) {
      for (String line : lines()) {
        if (line.contains(text)) {
          return line;
        }
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void publish(LogRecord line) {
    records.add(line);
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
