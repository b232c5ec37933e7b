package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged by anybody while it is open; nothing of it is printed. */
final class Captured extends Handler {

  private static final Logger ROOT = Logger.getLogger("");
  /** Tells of each application that is loaded, which is no news here. */
  private static final String LOADING = "io.moonbus.lua.app";
  private final Queue<LogRecord> lines = new ConcurrentLinkedQueue<>();
  private final Handler[] others = ROOT.getHandlers();

  private Captured() {
  }

  static Captured start() {
    Captured captured = new Captured();
    for (Handler other : captured.others) {
      ROOT.removeHandler(other);
    }
    ROOT.addHandler(captured);
    return captured;
  }

  @Override
  public void publish(LogRecord line) {
    if (!line.getLoggerName().equals(LOADING) || line.getLevel() != Level.INFO) {
      lines.add(line);
    }
  }

  /** There is one line, at this level, which has all the parts. */
  void hasOneLine(Level level, String... parts) {
    Attack.awaitThat(() -> !lines.isEmpty());
    assertThat(lines).as(this::toString).hasSize(1);
    assertThat(lines.peek().getLevel()).isEqualTo(level);
    assertThat(text(lines.peek())).contains(parts);
  }

  /** There is nothing that a person would have to look at. */
  void hasNoTrouble() {
    assertThat(lines).filteredOn(line -> line.getLevel().intValue() > Level.INFO.intValue()).as(this::toString).isEmpty();
  }

  void clear() {
    lines.clear();
  }

  private static String text(LogRecord line) {
    Object[] parameters = line.getParameters();
    return parameters == null ? line.getMessage() : MessageFormat.format(line.getMessage(), parameters);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.getLevel()).append(' ').append(line.getLoggerName()).append(' ')
        .append(text(line)).append(line.getThrown() == null ? "" : " " + line.getThrown()).append('\n'));
    return text.toString();
  }

  @Override
  public void flush() {
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
    for (Handler other : others) {
      ROOT.addHandler(other);
    }
  }
}
