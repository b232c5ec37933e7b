package io.moonbus.http.websocket;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientInfo;
import io.moonbus.event.Format;
import io.moonbus.event.ProtocolLink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs a handler in front of a {@link FakeApplication}. */
abstract class WebSocketTestBase {

  private static final Logger LOG = Logger.getLogger("io.moonbus.http.websocket.Connection");

  final WebSocketOptions options = new WebSocketOptions();
  private final Random random = new Random();
  Vertx vertx;
  FakeApplication application;
  WebSocketHandler handler;
  int port;
  private Context context;

  /** Changes {@link #options} before the start. */
  void configure() {
  }

  @BeforeEach
  void start() throws Exception {
    LOG.setLevel(Level.OFF);
    configure();
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    application = new FakeApplication(vertx);
    Future<HttpServer> listening = Future.future(promise -> context.runOnContext(v -> listen().onComplete(promise)));
    port = await(listening).actualPort();
  }

  private Future<HttpServer> listen() {
    ProtocolLink link = new ProtocolLink(vertx);
    handler = new WebSocketHandler(vertx, options, link,
        (request, failure) -> request.response().setStatusCode(failure.code()).end(failure.message()));
    return vertx.createHttpServer(WebSocketHandler.configure(new HttpServerOptions().setHost("127.0.0.1").setPort(0)))
        .requestHandler(request -> handler.handle(request, id(), info(request, link)))
        .listen();
  }

  private String id() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static ClientInfo info(HttpServerRequest request, ProtocolLink link) {
    String query = request.query() == null ? "" : request.query();
    return new ClientInfo("WebSocket", "", query, request.remoteAddress().toString(),
        request.localAddress().toString(), Map.of(), Format.JSON, link.replyTo());
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
    LOG.setLevel(null);
  }

  RawClient open() throws IOException {
    return RawClient.open(port, "/");
  }

  /** Does something on the handler's event loop. */
  void onContext(Runnable action) throws Exception {
    await(Future.future(promise -> context.runOnContext(v -> {
      action.run();
      promise.complete();
    })));
  }

  /** Waits until the application has got an event like that, or the test's patience ends. */
  void awaitEvent(Class<? extends ClientEvent> type) {
    awaitThat(() -> application.events.stream().anyMatch(type::isInstance));
  }

  static void awaitThat(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen");
      }
      Thread.onSpinWait();
    }
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
