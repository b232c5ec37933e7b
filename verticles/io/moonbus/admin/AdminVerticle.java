package io.moonbus.admin;

import io.moonbus.admin.deploy.Conflicts;
import io.moonbus.admin.deploy.Deployments;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves operators: an HTTP listener of its own, which goes on until everything else has ended. Its start completes when
 * it listens.
 */
public final class AdminVerticle extends VerticleBase {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin");

  private final AdminOptions options;
  private final Deployments deployments;
  private final Health health;
  private final Metrics metrics;
  private final Token token;
  private HttpServer server;
  private BusCommands commands;
  private AccessFile access;

  public AdminVerticle(AdminOptions options, Deployments deployments, Health health, Metrics metrics) {
    this.options = options;
    this.deployments = deployments;
    this.health = health;
    this.metrics = metrics;
    this.token = Token.of(options.token());
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    new AdminRoutes(vertx, token, options.openMetrics(), deployments, health, metrics).add(router);
    commands = new BusCommands(vertx, deployments).start();
    Encryption encryption = options.encryption() == null ? null : options.encryption().apply(vertx);
    return http(encryption).compose(http -> listen(router, http, options.port())
        .recover(failure -> options.port() == AdminOptions.DEFAULT_PORT && Conflicts.isPortInUse(failure)
            ? listen(router, http, 0) : Future.failedFuture(failure)))
        .compose(listening -> {
          server = listening;
          if (encryption != null) {
            encryption.watch(server);
          }
          access = new AccessFile((encryption == null ? "http://" : "https://") + bracketed(reachable()) + ":"
              + server.actualPort(), token.text(), ProcessHandle.current().pid(), options.node());
          return vertx.executeBlocking(this::announce);
        });
  }

  private Future<HttpServerOptions> http(Encryption encryption) {
    // Vert.x shares a port among its servers, negative numbers apart; this one is to have its own.
    HttpServerOptions http = new HttpServerOptions().setHost(options.host()).setReuseAddress(true);
    return encryption == null ? Future.succeededFuture(http)
        : vertx.executeBlocking(encryption::keyCert).map(keyCert -> http.setSsl(true).setKeyCertOptions(keyCert));
  }

  private Future<HttpServer> listen(Router router, HttpServerOptions http, int port) {
    return vertx.createHttpServer(new HttpServerOptions(http).setPort(port)).requestHandler(router).listen();
  }

  private String reachable() {
    return options.host().equals("0.0.0.0") || options.host().equals("::") ? "127.0.0.1" : options.host();
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private Void announce() throws java.io.IOException {
    if (options.file() != null) {
      access.write(options.file());
    }
    warn(InetAddress.getByName(options.host()).isLoopbackAddress());
    return null;
  }

  private void warn(boolean loopback) {
    if (!loopback && options.encryption() == null) {
      LOG.warning("admin.host = " + options.host() + ": the token and what is deployed cross the network unencrypted; "
          + "set admin.tls = true, or 127.0.0.1 behind a tunnel or a proxy with TLS");
    }
    if (!token.isStrong()) {
      LOG.log(loopback ? Level.INFO : Level.WARNING,
          "admin.token is short enough to be guessed; 16 characters or more are better");
    }
  }

  @Override
  public Future<?> stop() {
    commands.stop();
    return vertx.executeBlocking(() -> {
      if (access != null && options.file() != null) {
        access.delete(options.file());
      }
      return null;
    }).onFailure(failure -> LOG.log(Level.WARNING, "Cannot delete {0}: {1}", new Object[] {options.file(), failure}))
        .otherwiseEmpty().eventually(() -> server == null ? Future.succeededFuture() : server.close());
  }

  /** Where it listens, as a URL without path; after the start. */
  public String url() {
    return access.url();
  }
}
