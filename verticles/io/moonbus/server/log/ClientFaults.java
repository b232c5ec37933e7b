package io.moonbus.server.log;

import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Vert.x logs as errors of the server what some clients do to it, and that another node is gone. Such lines become those
 * of the level at which they are of use; all others stay as they are.
 */
final class ClientFaults implements Filter {

  /** Held so that their filters are not lost with them. */
  private static final List<Logger> LOGGERS = List.of(Logger.getLogger("io.vertx.core.net.impl.ConnectionBase"),
      Logger.getLogger("io.vertx.core.impl.ContextImpl"), Logger.getLogger("io.vertx.core.impl.VertxImpl"),
      Logger.getLogger("io.netty.bootstrap.ServerBootstrap"));

  /** Who starts Vert.x is told, too, and says more. */
  private static final String NOT_JOINED = "Failed to initialize clustered Vert.x";

  /** A client connects in the moment in which nobody is accepted any more. */
  private static final String TOO_LATE = "Failed to register an accepted channel";

  /** The system's words for the end of a connection, at the end of what both transports say. */
  private static final Pattern LOST =
      Pattern.compile("(Connection reset( by peer)?|Broken pipe|Connection timed out|No route to host)$");

  /** Classes by which Vert.x hands a result on, and those that send messages. */
  private static final Pattern HANDING_ON = Pattern.compile("^io\\.vertx\\.core\\.(Promise|impl\\.(future\\.|ContextBase))");
  private static final Pattern MESSAGES = Pattern.compile("^io\\.(vertx\\.core\\.(net|eventbus)\\.impl|netty)\\.");

  static void install() {
    LOGGERS.forEach(logger -> logger.setFilter(new ClientFaults()));
  }

  @Override
  public boolean isLoggable(LogRecord line) {
    if (isClients(line)) {
      line.setLevel(Level.FINE);
      line.setThrown(null);
      return Logger.getLogger(line.getLoggerName()).isLoggable(Level.FINE);
    }
    return true;
  }

  private static boolean isClients(LogRecord line) {
    Throwable error = line.getThrown();
    boolean connection = line.getLoggerName().endsWith("ConnectionBase");
    if (line.getLoggerName().endsWith("VertxImpl")) {
      return NOT_JOINED.equals(line.getMessage());
    }
    if (line.getLoggerName().endsWith("ServerBootstrap")) {
      return error instanceof IllegalStateException && String.valueOf(line.getMessage()).startsWith(TOO_LATE);
    }
    if (error == null) {
      // Vert.x logs the message only: here, of the end of a connection that nobody handles, or of a preface of HTTP/2
      // that is damaged before anybody could handle the error.
      String message = String.valueOf(line.getMessage());
      return connection && (isPreface(message) || LOST.matcher(message).find());
    }
    return connection && (error instanceof Http2Exception || error instanceof IOException) || isLostUpgrade(error)
        || isLostWrite(error);
  }

  private static boolean isPreface(String message) {
    return message.startsWith("First received frame was not SETTINGS") || message.startsWith("HTTP/2 client preface");
  }

  /** A message to a node whose connection ends fails twice: Vert.x pull request 6170. */
  private static boolean isLostWrite(Throwable error) {
    return isComplete(error) && Arrays.stream(error.getStackTrace()).map(StackTraceElement::getClassName)
        .filter(name -> !HANDING_ON.matcher(name).find()).findFirst().filter(name -> MESSAGES.matcher(name).find()).isPresent();
  }

  /** The connection ended, and with it the upgrade, just before Vert.x completed the upgrade to a WebSocket. */
  private static boolean isLostUpgrade(Throwable error) {
    return isComplete(error) && Arrays.stream(error.getStackTrace()).anyMatch(frame -> frame.getMethodName().contains("createWebSocket"));
  }

  /** Whether a promise was completed twice. */
  private static boolean isComplete(Throwable error) {
    return error instanceof IllegalStateException && ("Promise already completed".equals(error.getMessage())
        || "Result is already complete".equals(error.getMessage()));
  }
}
