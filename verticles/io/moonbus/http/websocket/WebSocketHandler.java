package io.moonbus.http.websocket;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientInfo;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.event.ProtocolLink;
import io.moonbus.measure.Count;
import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Upgrades requests to WebSockets and runs their connections: one for each instance of the HTTP verticle, used only on
 * its context.
 */
public final class WebSocketHandler {

  private static final long TICK_MILLIS = 1000;

  private final Vertx vertx;
  private final WebSocketOptions options;
  private final ProtocolLink link;
  private final BiConsumer<HttpServerRequest, Failure> refusal;
  private final ContextInternal context;
  private final JsonScan scan;
  private final Deflate deflate = new Deflate();
  private final long timer;
  private final Set<Upgrade> waiting = new LinkedHashSet<>();
  private final List<Connection> connections = new ArrayList<>();
  private List<Connection> unflushed = new ArrayList<>();
  private List<Connection> flushing = new ArrayList<>();
  private int seconds;
  private final Count queued;
  private long queuedBefore;

  /**
   * @param link    what connects the clients with their applications; of the same context
   * @param refusal answers a request that is not upgraded with a status and a page
   */
  public WebSocketHandler(Vertx vertx, WebSocketOptions options, ProtocolLink link,
                          BiConsumer<HttpServerRequest, Failure> refusal) {
    this.vertx = vertx;
    this.options = options;
    this.link = link;
    this.refusal = refusal;
    this.context = (ContextInternal) vertx.getOrCreateContext();
    this.scan = new JsonScan(options.maxDepth());
    this.queued = Measures.of(vertx).count(Metric.SEND_QUEUE, "WebSocket");
    this.timer = vertx.setPeriodic(TICK_MILLIS, id -> tick());
  }

  /** Sets what the HTTP server must be told so that its handshake leaves frames and extensions to this package. */
  public static HttpServerOptions configure(HttpServerOptions server) {
    return server.setPerMessageWebSocketCompressionSupported(false).setPerFrameWebSocketCompressionSupported(false)
        .setRegisterWebSocketWriteHandlers(false);
  }

  /**
   * Answers a request for a WebSocket: with 101 when the application accepts the client, else by the refusal. Reads the
   * request no further meanwhile.
   *
   * @param clientId 64 hexadecimal digits
   * @param info     of the client; its format is {@link Format#JSON}, its reply address that of the link
   * @return whether the connection became a WebSocket; from then on the request should not be kept, false when the
   *         request was refused or its connection ended
   */
  public Future<Boolean> handle(HttpServerRequest request, String clientId, ClientInfo info) {
    Failure fault = Handshake.fault(request, options.origins());
    if (fault != null) {
      refuse(request, fault);
      return Future.succeededFuture(false);
    }
    request.pause();
    Upgrade upgrade = new Upgrade(this, request);
    Session session = new Session(this, clientId, info.address(), upgrade);
    upgrade.begin(session);
    Payload arguments = info.query().isEmpty() ? Payload.NONE
        : Payload.encoded(Format.QUERY, Buffer.buffer(info.query()));
    if (link.connect(new ClientEvent.Connect(clientId, info, arguments), true, session)) {
      waiting.add(upgrade);
    } else {
      upgrade.refuse(new Failure(Failure.NOT_FOUND, "no application at " + info.path() + "/"));
    }
    return upgrade.decision();
  }

  /** How many WebSockets are open. */
  public int size() {
    return connections.size();
  }

  /** Closes all connections with 1001 and stops; their applications hear of it as of any other end. */
  public Future<Void> close() {
    vertx.cancelTimer(timer);
    connections.forEach(connection -> connection.close(CloseCode.GOING_AWAY, "the server stops"));
    deflate.close();
    return Future.succeededFuture();
  }

  void refuse(HttpServerRequest request, Failure failure) {
    request.resume();
    if (failure.code() == Handshake.UPGRADE_REQUIRED) {
      request.response().putHeader("Sec-WebSocket-Version", "13");
    }
    refusal.accept(request, failure);
  }

  private void tick() {
    seconds++;
    for (Upgrade upgrade : waiting.toArray(new Upgrade[0])) {
      if (seconds - upgrade.since() > options.acceptSeconds()) {
        upgrade.expire();
      }
    }
    // Backwards, because a connection may remove itself and then the last one takes its place.
    long bytes = 0;
    for (int i = connections.size() - 1; i >= 0; i--) {
      Connection connection = connections.get(i);
      bytes += connection.waiting();
      connection.tick(seconds);
    }
    queued.add(bytes - queuedBefore);
    queuedBefore = bytes;
  }

  WebSocketOptions options() {
    return options;
  }

  ProtocolLink link() {
    return link;
  }

  JsonScan scan() {
    return scan;
  }

  Deflate deflate() {
    return deflate;
  }

  /** Seconds since this handler started. */
  int seconds() {
    return seconds;
  }

  void decided(Upgrade upgrade) {
    waiting.remove(upgrade);
  }

  void add(Connection connection) {
    connection.slot = connections.size();
    connections.add(connection);
  }

  void remove(Connection connection) {
    Connection last = connections.remove(connections.size() - 1);
    if (last != connection) {
      connections.set(connection.slot, last);
      last.slot = connection.slot;
    }
  }

  /** Flushes at the end of this turn, so that all that one turn writes to a connection leaves at once. */
  void flushLater(Connection connection) {
    if (unflushed.isEmpty()) {
      context.nettyEventLoop().execute(this::flush);
    }
    unflushed.add(connection);
  }

  private void flush() {
    List<Connection> now = unflushed;
    unflushed = flushing;
    now.forEach(Connection::flush);
    now.clear();
    flushing = now;
  }
}
