package io.moonbus.server.log;

import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Takes over java.util.logging for the whole process. */
public final class Logging implements AutoCloseable {

  /** Held so that its level is not lost with it. */
  private static final Logger MOONBUS = Logger.getLogger("io.moonbus");

  /** It warns of every event that is on its way to an application when that stops, which is nobody's fault. */
  private static final Logger CONSUMERS = Logger.getLogger("io.vertx.core.eventbus.impl.MessageConsumerImpl");

  /** It warns of connections to nodes that have died, which the cluster tells itself. */
  private static final Logger BUS = Logger.getLogger("io.vertx.core.eventbus.impl.clustered");

  private final LogWriter writer;

  private Logging(LogWriter writer) {
    this.writer = writer;
  }

  /**
   * Sends all log lines to the console and, if wanted, to files.
   *
   * @throws IOException when the log files cannot be written
   */
  public static Logging start(LogOptions options, PrintStream console) throws IOException {
    RotatingFile file = options.directory() == null ? null
        : new RotatingFile(options.directory(), options.name(), options.rotation(), options.maxSize());
    LogWriter writer = new LogWriter(console, lines(options, options.colours()), file, lines(options, false));
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.addHandler(writer);
    Level level = LogLevel.of(options.level());
    // What libraries tell below INFO is about themselves.
    root.setLevel(level.intValue() < Level.INFO.intValue() ? Level.INFO : level);
    MOONBUS.setLevel(level);
    CONSUMERS.setLevel(Level.SEVERE);
    BUS.setLevel(Level.SEVERE);
    ClientFaults.install();
    return new Logging(writer);
  }

  /** Writes what is waiting. Later lines are lost. */
  @Override
  public void close() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    writer.close();
  }

  private static Formatter lines(LogOptions options, boolean colours) {
    return options.json() ? new JsonLines() : new TextLines(colours);
  }
}
