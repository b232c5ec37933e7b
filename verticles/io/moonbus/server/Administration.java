package io.moonbus.server;

import io.moonbus.admin.AdminOptions;
import io.moonbus.admin.AdminVerticle;
import io.moonbus.admin.Health;
import io.moonbus.admin.Metrics;
import io.moonbus.admin.deploy.Deployments;
import io.moonbus.cluster.NodeLink;
import io.moonbus.data.Database;
import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What this server offers to operators. */
final class Administration {

  private static final Logger LOG = Logger.getLogger("io.moonbus.server");

  private final ServerOptions options;
  private final Optional<AdminOptions> listener;
  private final Metrics metrics;
  private Health health;
  private Deployments deployments;
  private AdminVerticle verticle;
  private String deploymentsId;
  private String verticleId;
  private volatile String obstacle = "the server is starting";

  Administration(ServerOptions options) {
    this.options = options;
    this.listener = options.admin();
    this.metrics = listener.isPresent() ? new Metrics() : null;
  }

  /** Makes a Vert.x instance whose figures are shown. */
  VertxBuilder builder(VertxOptions vertx) {
    return metrics == null ? Vertx.builder().with(vertx)
        : Vertx.builder().with(vertx.setMetricsOptions(metrics.options())).withMetrics(metrics.factory());
  }

  /** Sets right what a crash left of a deployment, before applications are loaded; completes whether or not it can. */
  Future<Void> recover(Vertx vertx) {
    return vertx.<Void>executeBlocking(() -> {
      Deployments.recover(options.www());
      return null;
    }, false).onFailure(failure -> LOG.log(Level.WARNING, "Cannot clean up after a deployment that was broken off: {0}",
        failure.toString())).otherwiseEmpty();
  }

  /**
   * Starts; a listener that cannot is told and does not stop the server.
   *
   * @param avoided the threads that it may not use
   */
  Future<Void> start(Vertx vertx, NodeLink link, ScriptsDeployment scripts, Set<Thread> avoided) {
    OtherLoops loops = new OtherLoops(vertx, avoided);
    health = health(vertx, scripts);
    deployments = new Deployments(vertx, link, options.www(), options.jars(),
        new LuaFolders(vertx, scripts, options.lua()), options.packages(), loops::deploy, this::describe);
    measure(Measures.of(vertx), link, scripts);
    return loops.deploy(new DeploymentsVerticle(deployments), new DeploymentOptions())
        .onSuccess(id -> deploymentsId = id)
        .compose(id -> listener.isEmpty() ? Future.succeededFuture() : listen(loops, listener.get().node(link.self().name())));
  }

  private Future<Void> listen(OtherLoops loops, AdminOptions at) {
    verticle = new AdminVerticle(at, deployments, health, metrics);
    return loops.deploy(verticle, new DeploymentOptions()).<Void>map(id -> {
      verticleId = id;
      return null;
    }).recover(failure -> {
      verticle = null;
      LOG.log(Level.SEVERE, "admin cannot listen at " + at.host() + ":" + at.port() + ": " + failure.getMessage()
          + "; set admin.port to another one, or to auto for a free one");
      return Future.succeededFuture();
    });
  }

  private Health health(Vertx vertx, ScriptsDeployment scripts) {
    Health made = new Health(vertx).readyWhen("server", () -> obstacle)
        .readyWhen("data", () -> scripts.data().metrics().caughtUp() ? null : "the data of the other nodes has not all come");
    if (options.scriptsMillis() > 0) {
      made.alive("scripts", options.scriptsMillis(), scripts::idle);
    }
    return made;
  }

  private void measure(Measures measures, NodeLink link, ScriptsDeployment scripts) {
    Database data = scripts.data();
    measures.gauge(Metric.DATA_ENTRIES, "", () -> data.metrics().entries());
    measures.gauge(Metric.DATA_TOMBSTONES, "", () -> data.metrics().tombstones());
    measures.gauge(Metric.DATA_BYTES, "", () -> data.metrics().bytes());
    measures.gauge(Metric.UNWRITTEN, "", () -> data.metrics().unwritten());
    measures.gauge(Metric.REPLICATION_LAG, "", () -> data.metrics().lagMillis() / 1e3);
    measures.gauge(Metric.QUEUED_TASKS, "scripts", () -> waiting(scripts.loops()));
    measures.gauge(Metric.NODES, "", () -> link.nodes().size() + 1);
    measures.gauge(Metric.READY, "", () -> health.wasReady() ? 1 : 0);
    if (metrics != null) {
      metrics.add(measures);
    }
  }

  private JsonObject describe() {
    return new JsonObject().put("moonbus", Version.moonbus()).put("jvm", Version.jvm())
        .put("uptime", ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
        .put("ready", obstacle == null);
  }

  /** Adds a condition of readiness: why the node is not ready, {@code null} while it is. */
  void readyWhen(String name, Supplier<String> reason) {
    health.readyWhen(name, reason);
  }

  private static long waiting(Collection<EventLoop> loops) {
    return loops.stream().mapToLong(loop -> ((SingleThreadEventExecutor) loop).pendingTasks()).sum();
  }

  /**
   * The server serves from now on.
   *
   * @param loops those of its listeners
   */
  void serves(Vertx vertx, Collection<EventLoop> loops) {
    Measures.of(vertx).gauge(Metric.QUEUED_TASKS, "listeners", () -> waiting(loops));
    obstacle = null;
  }

  /** The server is about to end; who distributes clients should send it no more. */
  void drain() {
    obstacle = "the server is stopping";
  }

  /** Stops verticles in jars; nothing is deployed any more. */
  Future<Void> stopApplications(Vertx vertx) {
    return deploymentsId == null ? Future.succeededFuture() : vertx.undeploy(deploymentsId);
  }

  /** Ends the listener. */
  Future<Void> stop(Vertx vertx) {
    return (verticleId == null ? Future.<Void>succeededFuture() : vertx.undeploy(verticleId)).onComplete(v -> {
      if (metrics != null) {
        metrics.close();
      }
    });
  }

  /** Where operators find it, {@code null} = nowhere. */
  String url() {
    return verticle == null ? null : verticle.url();
  }
}
