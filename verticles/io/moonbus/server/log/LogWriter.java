package io.moonbus.server.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Takes log records from any thread and writes them on one of its own, so that a slow disk or terminal stops nobody.
 * What does not fit into its queue is dropped and counted.
 */
public final class LogWriter extends Handler {

  private static final int QUEUE = 10_000;
  private static final LogRecord END = new LogRecord(Level.OFF, "end");

  private final BlockingQueue<LogRecord> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong dropped = new AtomicLong();
  private final PrintStream console;
  private final Formatter consoleLines;
  private final RotatingFile file;
  private final Formatter fileLines;
  private final Thread thread = new Thread(this::run, "moonbus-log");
  private boolean fileBroken;

  LogWriter(PrintStream console, Formatter consoleLines, RotatingFile file, Formatter fileLines) {
    this.console = console;
    this.consoleLines = consoleLines;
    this.file = file;
    this.fileLines = fileLines;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record) && !queue.offer(record)) {
      dropped.incrementAndGet();
    }
  }

  @Override
  public void flush() {
    // The thread flushes whenever its queue is empty.
  }

  /** Writes what is waiting and ends. */
  @Override
  public void close() {
    try {
      queue.put(END);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (LogRecord record = queue.take(); record != END; record = queue.take()) {
        write(record);
        reportDropped();
        if (queue.isEmpty()) {
          console.flush();
        }
      }
      console.flush();
      if (file != null) {
        file.close();
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reportDropped() {
    long count = dropped.getAndSet(0);
    if (count > 0) {
      write(new LogRecord(Level.WARNING, count + " log lines dropped: more than can be written"));
    }
  }

  private void write(LogRecord record) {
    console.print(consoleLines.format(record));
    if (file == null || fileBroken) {
      return;
    }
    try {
      file.write(fileLines.format(record).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      fileBroken = true;
      write(new LogRecord(Level.SEVERE, "cannot write log files any more: " + e.getMessage()));
    }
  }
}
