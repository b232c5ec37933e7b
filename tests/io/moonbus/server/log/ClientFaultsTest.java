package io.moonbus.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFaultsTest {

  private static final String CONNECTION = "io.vertx.core.net.impl.ConnectionBase";
  private static final String CONTEXT = "io.vertx.core.impl.ContextImpl";

  private final ClientFaults filter = new ClientFaults();

  @ParameterizedTest
  @ValueSource(strings = {"First received frame was not SETTINGS. Hex dump for first 5 bytes: 6761726261",
      "HTTP/2 client preface string missing or corrupt. Hex dump for received bytes: 00"})
  void aDamagedPrefaceIsTheClientsAffair(String message) {
    assertThat(logged(CONNECTION, message, null)).isFalse();
  }

  @Test
  void whatBreaksAConnectionIsTheClientsAffair() {
    assertThat(logged(CONNECTION, "x", new IOException("Connection reset by peer"))).isFalse();
    assertThat(logged(CONNECTION, "x", new Http2Exception(Http2Error.PROTOCOL_ERROR, "x"))).isFalse();
  }

  @Test
  void aClientThatLeavesDuringAnUpgradeIsNoFault() {
    assertThat(logged(CONTEXT, "Unhandled exception", complete("lambda$createWebSocket$2"))).isFalse();
  }

  @Test
  void faultsOfTheServerRemainErrors() {
    assertThat(logged(CONTEXT, "Unhandled exception", complete("start"))).isTrue();
    assertThat(logged(CONTEXT, "Unhandled exception", new IOException("disk"))).isTrue();
    assertThat(logged(CONTEXT, "Unhandled exception", null)).isTrue();
    assertThat(logged(CONNECTION, "x", new NullPointerException())).isTrue();
    assertThat(logged(CONNECTION, null, null)).isTrue();
    assertThat(logged(CONTEXT, "First received frame was not SETTINGS", null)).isTrue();
  }

  private boolean logged(String logger, String message, Throwable error) {
    LogRecord line = new LogRecord(Level.SEVERE, message);
    line.setLoggerName(logger);
    line.setThrown(error);
    boolean logged = filter.isLoggable(line);
    assertThat(line.getLevel()).isEqualTo(logged ? Level.SEVERE : Level.FINE);
    return logged;
  }

  private static IllegalStateException complete(String method) {
    IllegalStateException error = new IllegalStateException("Result is already complete");
    error.setStackTrace(new StackTraceElement[] {
        new StackTraceElement("io.vertx.core.http.impl.Http1xServerConnection", method, "X.java", 1)});
    return error;
  }
}
