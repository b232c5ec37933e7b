package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.MoonbusServer;
import io.moonbus.server.settings.SettingsLoader;
import io.netty.util.internal.PlatformDependent;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One server for the tests of a class, what it logs, and clients that mean well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Attack {

  private static final int PATIENCE_SECONDS = 60;
  private static final String MAIN = """
      function onConnection(client)
        function client:echo(...) return ... end
        function client:count() return mona.clients.count end
        function client:push(count, size)
          local text = string.rep("x", size)
          for _, each in pairs(mona.clients) do
            for i = 1, count do each.writer:writeMessage(text) end
          end
        end
      end
      """;

  MoonbusServer server;
  Path www;
  int port;
  Captured log;

  /** Puts applications into {@link #www} and changes settings before the start. */
  void configure(SettingsLoader settings) throws IOException {
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    www = Files.createDirectory(folder.resolve("www"));
    file("main.lua", MAIN);
    file("x.txt", "plain");
    SettingsLoader settings = new SettingsLoader().home(folder).set("HTTP.port", "auto").set("host", "127.0.0.1")
        .set("www", www.toString()).set("data", folder.toString()).set("threads", "2");
    configure(settings);
    server = await(MoonbusServer.start(settings.load()));
    port = server.listeners().get(0).port();
  }

  @AfterAll
  void stop() throws Exception {
    await(server.close());
  }

  @BeforeEach
  void listen() {
    log = Captured.start();
  }

  @AfterEach
  void unlisten() {
    log.close();
  }

  final void file(String name, String content) throws IOException {
    Path file = www.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  final Wire connect() {
    return new Wire(port);
  }

  final RawClient webSocket(String target, String... headers) throws IOException {
    return RawClient.open(port, target, headers);
  }

  /** A request on a connection of its own. */
  final Wire.Response ask(String request) {
    try (Wire wire = connect()) {
      return wire.send(request).read();
    }
  }

  static String get(String target, String... headers) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers) + "\r\n";
  }

  static String post(String target, String type, String body) {
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
        + "\r\n\r\n" + body;
  }

  /** A file, a call by HTTP and one by WebSocket are answered. */
  final void othersAreServed() throws IOException {
    assertThat(ask(get("/x.txt")).body()).isEqualTo("plain");
    assertThat(ask(post("/", "application/json", "[\"echo\",1]")).body()).isEqualTo("[1]");
    try (RawClient other = webSocket("/")) {
      assertThat(other.ask("[\"echo\",2]")).isEqualTo("[2]");
    }
  }

  /** Waits until all other clients have gone and the server is done with them; serves others meanwhile. */
  final void awaitAlone() throws IOException {
    boolean alone = false;
    while (!alone) {
      try (RawClient other = webSocket("/")) {
        alone = other.ask("[\"count\"]").equals("[1]");
      }
      othersAreServed();
    }
  }

  /**
   * Bytes in use, the heap's after a collection. The least of three looks, since what the server has made and dropped
   * meanwhile counts, too.
   */
  static long used() {
    return LongStream.generate(Attack::usedNow).limit(3).min().getAsLong();
  }

  private static long usedNow() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() + PlatformDependent.usedDirectMemory();
  }

  static void awaitThat(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen");
      }
      Thread.yield();
    }
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
