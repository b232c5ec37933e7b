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

  @ParameterizedTest
  @ValueSource(strings = {"recvAddress(..) failed with error(-104): Connection reset by peer", "Connection reset",
      "Broken pipe", "sendAddress(..) failed with error(-32): Broken pipe"})
  void theEndOfAConnectionIsNoFaultWhenVertxLogsItsMessageOnly(String message) {
    assertThat(logged(CONNECTION, message, null)).isFalse();
  }

  @Test
  void aStartThatFailsIsToldByWhoeverStarts() {
    assertThat(logged("io.vertx.core.impl.VertxImpl", "Failed to initialize clustered Vert.x", new IOException("x"))).isFalse();
    assertThat(logged("io.vertx.core.impl.VertxImpl", "Failed to delete cache dir", new IOException("x"))).isTrue();
  }

  @Test
  void aMessageThatFailsTwiceInsideVertxIsNoFault() {
    assertThat(logged(CONTEXT, "Unhandled exception", complete("io.vertx.core.net.impl.X", "setFailure"))).isFalse();
  }

  @Test
  void whoConnectsToAServerThatEndsIsNoFault() {
    String message = "Failed to register an accepted channel: [id: 0x1]";
    assertThat(logged("io.netty.bootstrap.ServerBootstrap", message, new IllegalStateException())).isFalse();
    assertThat(logged("io.netty.bootstrap.ServerBootstrap", message, new IOException("x"))).isTrue();
    assertThat(logged("io.netty.bootstrap.ServerBootstrap", "x", new IllegalStateException())).isTrue();
  }

  @Test
  void whatBreaksAConnectionIsTheClientsAffair() {
    assertThat(logged(CONNECTION, "x", new IOException("Connection reset by peer"))).isFalse();
    assertThat(logged(CONNECTION, "x", new Http2Exception(Http2Error.PROTOCOL_ERROR, "x"))).isFalse();
  }

  @Test
  void aClientThatLeavesDuringAnUpgradeIsNoFault() {
    assertThat(logged(CONTEXT, "Unhandled exception", complete("io.moonbus.http.X", "lambda$createWebSocket$2"))).isFalse();
  }

  @Test
  void faultsOfTheServerRemainErrors() {
    assertThat(logged(CONTEXT, "Unhandled exception", complete("io.moonbus.http.X", "start"))).isTrue();
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

  private static IllegalStateException complete(String type, String method) {
    IllegalStateException error = new IllegalStateException("Result is already complete");
    error.setStackTrace(new StackTraceElement[] {new StackTraceElement("io.vertx.core.Promise", "fail", "X.java", 1),
        new StackTraceElement(type, method, "X.java", 1)});
    return error;
  }
}
