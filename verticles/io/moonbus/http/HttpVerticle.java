package io.moonbus.http;

import io.moonbus.event.ProtocolLink;
import io.moonbus.http.websocket.WebSocketHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves HTTP and WebSocket clients. Can be deployed in several instances, which then share the port. Its start
 * completes when it listens.
 */
public final class HttpVerticle extends VerticleBase {

  /** Name of the local map in which each listener's actual {@code host:port} is found under its name. */
  public static final String LISTENERS = "moonbus.listeners";
  /** Name of the local map whose keys are the IP addresses that are refused. */
  public static final String BLACKLIST = "moonbus.blacklist";

  private static final Logger LOG = Logger.getLogger("io.moonbus.http");
  private static final int TICK_MILLIS = 1000;

  private final HttpOptions options;
  private final Consumer<Router> routes;
  private ProtocolLink link;
  private HttpServer server;
  private Future<Void> ended;
  private WebSocketHandler webSockets;
  private Upgrades upgrades;

  /** A verticle that serves files and applications. */
  public HttpVerticle(HttpOptions options) {
    this(options, router -> { });
  }

  /**
   * A verticle that also serves other things.
   *
   * @param routes adds routes to the router of each instance; what they do not take goes to files and applications. A
   *               handler gets the request as it came, without its body read
   */
  public HttpVerticle(HttpOptions options, Consumer<Router> routes) {
    this.options = options;
    this.routes = routes;
  }

  @Override
  public Future<?> start() throws Exception {
    link = new ProtocolLink(vertx);
    HttpService service = new HttpService(context, options, link);
    webSockets = new WebSocketHandler(vertx, options.webSocket(), link,
        (request, failure) -> upgrades.refuse(request, failure));
    upgrades = new Upgrades(service, webSockets::handle);
    Dispatcher dispatcher = new Dispatcher(service, upgrades);
    Tls tls = options.tls().isEmpty() ? null : new Tls(vertx, options);
    server = GuardedServer.create(vertx, serverOptions(tls), service)
        .requestHandler(new Routes(vertx, service, dispatcher, routes))
        .invalidRequestHandler(dispatcher::malformed)
        .exceptionHandler(error -> LOG.log(Level.FINE, "{0}: {1}", new Object[] {options.name(), error}));
    vertx.setPeriodic(TICK_MILLIS, id -> service.tick());
    return server.listen().onSuccess(listening -> {
      vertx.sharedData().getLocalMap(LISTENERS).put(options.name(), options.host() + ":" + listening.actualPort());
      if (tls != null) {
        tls.watch(listening);
      }
    });
  }

  /**
   * Accepts nobody any more; what was requested before is answered within the drain time, WebSockets stay open until the
   * verticle is undeployed. To be called on the verticle's context.
   *
   * @return completes when everything that was received is on its way to the applications
   */
  public Future<Void> drain() {
    if (ended == null) {
      ended = server.shutdown(options.drainSeconds(), TimeUnit.SECONDS);
    }
    Promise<Void> sent = Promise.promise();
    context.runOnContext(v -> sent.complete());
    return sent.future();
  }

  @Override
  public Future<?> stop() {
    drain();
    return webSockets.close().eventually(() -> ended).eventually(link::close);
  }

  private HttpServerOptions serverOptions(Tls tls) throws Exception {
    HttpServerOptions server = WebSocketHandler.configure(new HttpServerOptions());
    server.setHost(options.host()).setPort(options.port() == 0 ? sharedPort() : options.port());
    server.setMaxInitialLineLength(options.maxLine()).setMaxHeaderSize(options.maxHeaders());
    server.setUseProxyProtocol(options.proxyProtocol());
    server.setTcpNoDelay(true).setReuseAddress(true);
    if (options.socketBuffer() > 0) {
      server.setSendBufferSize(options.socketBuffer()).setReceiveBufferSize(options.socketBuffer());
    }
    server.setLogActivity(options.dump());
    if (tls != null) {
      server.setSsl(true).setUseAlpn(true).setKeyCertOptions(tls.keyCert());
    }
    return server;
  }

  /** A negative number stands in Vert.x for a free port that is the same wherever this number is given. */
  private int sharedPort() {
    return -1 - (options.name().hashCode() & 0xffff);
  }
}
