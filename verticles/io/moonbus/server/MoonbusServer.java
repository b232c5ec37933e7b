package io.moonbus.server;

import io.moonbus.cluster.Cluster;
import io.moonbus.cluster.ClusterException;
import io.moonbus.cluster.ClusterOptions;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.lua.app.Services;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.Settings;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A running server in this process. Changes nothing of the process itself: no log handlers, no signals, no exit. Its
 * futures can be used from any thread.
 */
public final class MoonbusServer {

  private final Vertx vertx;
  private final Cluster cluster;
  private final NodeLink link;
  private final ServerOptions options;
  private final ScriptsDeployment scripts;
  private final List<ListenerDeployment> deployments = new ArrayList<>();
  private volatile List<Listener> listeners = List.of();
  private final Administration administration;
  private final SharedData data;
  private final AtomicReference<Future<Void>> closed = new AtomicReference<>();

  private MoonbusServer(ServerOptions options, Administration administration, Vertx vertx, Cluster cluster) {
    this.options = options;
    this.administration = administration;
    this.vertx = vertx;
    this.cluster = cluster;
    this.link = cluster == null ? NodeLink.alone(alone()) : cluster.link();
    this.scripts = new ScriptsDeployment(options);
    this.data = new SharedData(options.store(), options.data());
  }

  /**
   * Joins the cluster if there is one, starts the applications, then the listeners.
   *
   * @return the server as soon as clients are served; failed when the applications cannot be started at all, with a
   *     {@link ClusterException} when the node cannot join its cluster. A listener that cannot start does not fail the
   *     whole: see {@link Listener#failure()}.
   * @throws io.moonbus.server.settings.SettingsException when the settings name a folder that does not exist
   */
  public static Future<MoonbusServer> start(Settings settings) {
    ServerOptions options = new ServerOptions(settings);
    // What is wrong with the settings is told before a cluster is joined.
    options.www();
    options.store();
    // Not a future of one of the event loops, which have ended when it fails.
    Promise<MoonbusServer> started = Promise.promise();
    join(options, new Administration(options)).onComplete(
        server -> server.deploy().onComplete(
            v -> started.complete(server),
            failure -> server.close().onComplete(v -> started.fail(failure))),
        started::fail);
    return started.future();
  }

  private static Future<MoonbusServer> join(ServerOptions options, Administration administration) {
    Optional<ClusterOptions> cluster = options.cluster();
    if (cluster.isEmpty()) {
      Vertx vertx = administration.builder(options.vertx()).build();
      return Future.succeededFuture(new MoonbusServer(options, administration, vertx, null));
    }
    try {
      return Cluster.join(options.vertx(), cluster.get(), administration::builder)
          .map(joined -> new MoonbusServer(options, administration, joined.vertx(), joined));
    } catch (ClusterException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> deploy() {
    return administration.recover(vertx)
        .compose(v -> data.start(vertx, link, cluster == null ? null : cluster.thread()))
        .compose(database -> scripts.deploy(vertx, new Services(database, link), Set.of(data.thread())))
        .compose(v -> administration.start(vertx, link, scripts, avoided()))
        .compose(v -> deployListeners()).onSuccess(v -> {
          administration.serves(vertx, loops());
          if (cluster != null) {
            administration.readyWhen("cluster", this::strangers);
            cluster.http(options.clients(listeners, link.self().host()));
            cluster.ready();
          }
        });
  }

  private String strangers() {
    int strangers = cluster.strangers();
    return strangers == 0 ? null : strangers == 1 ? "1 member of the cluster does not answer"
        : strangers + " members of the cluster do not answer";
  }

  private static NodeInfo alone() {
    return new NodeInfo("alone", Node.name(System.getenv()), "127.0.0.1", 0, "", Version.moonbus(), false, Map.of());
  }

  /** The part of this node in its cluster; empty when it belongs to none. */
  public Optional<Cluster> cluster() {
    return Optional.ofNullable(cluster);
  }

  /** The listeners with their actual ports, those that could not start included. */
  public List<Listener> listeners() {
    return listeners;
  }

  /** What was known of the applications when the server had started. */
  public List<ApplicationInfo> applications() {
    return scripts.applications();
  }

  /** Where operators find this server, as a URL without path; {@code null} = nowhere. */
  public String adminUrl() {
    return administration.url();
  }

  /** Whether the system's own transport is used instead of that of the JVM. */
  public boolean isNativeTransport() {
    return vertx.isNativeTransportEnabled();
  }

  /** What everything runs on. */
  public Vertx vertx() {
    return vertx;
  }

  /**
   * Ends in order: nobody is accepted any more, calls are finished, applications stopped, connections closed. A second
   * call gives the same future.
   */
  public Future<Void> close() {
    // Not a future of one of the event loops, which have ended when it completes.
    Promise<Void> end = Promise.promise();
    if (closed.compareAndSet(null, end.future())) {
      administration.drain();
      each(ListenerDeployment::drain).eventually(() -> administration.stopApplications(vertx))
          .eventually(() -> scripts.undeploy(vertx))
          .eventually(() -> data.stop(vertx))
          .eventually(() -> each(ListenerDeployment::undeploy))
          .eventually(() -> administration.stop(vertx))
          .onComplete(v -> (cluster == null ? vertx.close() : cluster.leave()).onComplete(end));
    }
    return closed.get();
  }

  private Future<Void> each(Function<ListenerDeployment, Future<Void>> step) {
    return Future.join(deployments.stream().map(step).toList()).mapEmpty();
  }

  /** The threads of the scripts, one per instance. */
  Set<Thread> scriptsThreads() {
    return scripts.threads();
  }

  /** The threads of the listeners, one per instance. */
  List<Thread> listenerThreads() {
    return deployments.stream().flatMap(deployment -> deployment.threads().stream()).toList();
  }

  private Set<EventLoop> loops() {
    return deployments.stream().flatMap(deployment -> deployment.loops().stream()).collect(Collectors.toSet());
  }

  /** The threads that nothing else may use. */
  private Set<Thread> avoided() {
    return options.ownLoop() ? scripts.threads() : Set.of();
  }

  private Future<Void> deployListeners() {
    Future<List<Listener>> all = Future.succeededFuture(List.of());
    for (var port : options.ports().entrySet()) {
      all = all.compose(before -> deploy(port.getKey(), port.getValue()).map(listener -> {
        List<Listener> with = new ArrayList<>(before);
        with.add(listener);
        return with;
      }));
    }
    return all.onSuccess(found -> listeners = List.copyOf(found)).mapEmpty();
  }

  private Future<Listener> deploy(String name, Port port) {
    ListenerDeployment deployment = new ListenerDeployment(vertx, options.http(name, port), avoided());
    deployments.add(deployment);
    return deployment.deploy(options.threads());
  }
}
