package io.moonbus.server.log;

import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Vert.x logs as errors of the server what some clients do to it. Such lines become those of the level at which they
 * are of use; all others stay as they are.
 */
final class ClientFaults implements Filter {

  /** Held so that their filters are not lost with them. */
  private static final List<Logger> LOGGERS = List.of(Logger.getLogger("io.vertx.core.net.impl.ConnectionBase"),
      Logger.getLogger("io.vertx.core.impl.ContextImpl"));

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
    if (error == null) {
      // Of an error without a stack trace Vert.x logs the message only: here, a preface of HTTP/2 that is damaged
      // before anybody could handle the error.
      return connection && isPreface(String.valueOf(line.getMessage()));
    }
    return connection && (error instanceof Http2Exception || error instanceof IOException) || isLostUpgrade(error);
  }

  private static boolean isPreface(String message) {
    return message.startsWith("First received frame was not SETTINGS") || message.startsWith("HTTP/2 client preface");
  }

  /** The connection ended, and with it the upgrade, just before Vert.x completed the upgrade to a WebSocket. */
  private static boolean isLostUpgrade(Throwable error) {
    return error instanceof IllegalStateException && "Result is already complete".equals(error.getMessage())
        && Arrays.stream(error.getStackTrace()).anyMatch(frame -> frame.getMethodName().contains("createWebSocket"));
  }
}
