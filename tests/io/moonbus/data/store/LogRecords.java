package io.moonbus.data.store;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the stores log, instead of printing it. */
final class LogRecords extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("io.moonbus.data.store");
  private final List<LogRecord> records = new ArrayList<>();

  LogRecords() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** The messages of warnings and errors. */
  List<String> problems() {
    return records.stream().filter(log -> log.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogRecord::getMessage).toList();
  }

  List<String> messages() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  @Override
  public synchronized void publish(LogRecord log) {
    records.add(log);
  }

  @Override
  public void flush() {
    records.size();
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
