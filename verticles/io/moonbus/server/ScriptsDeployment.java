package io.moonbus.server;

import io.moonbus.data.Database;
import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.LuaVerticle;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.lua.app.Problem;
import io.moonbus.lua.app.Services;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of the scripts' verticle: all run the same applications, each for clients of its own. */
final class ScriptsDeployment {

  private final List<LuaOptions> options;
  private volatile List<LuaVerticle> verticles = List.of();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final List<Context> contexts = new CopyOnWriteArrayList<>();
  private volatile String id;
  private volatile Database data;

  /** @throws io.moonbus.server.settings.SettingsException when the settings name a folder that does not exist */
  ScriptsDeployment(ServerOptions options) {
    this.options = Stream.generate(options::lua).limit(options.instances()).toList();
  }

  /**
   * Starts the instances.
   *
   * @param services what all instances share
   * @param avoided  the threads that scripts may not keep busy
   */
  Future<Void> deploy(Vertx vertx, Services services, Set<Thread> avoided) {
    data = services.data();
    verticles = options.stream().map(each -> new LuaVerticle(each, services)).toList();
    return deployElsewhere(vertx, avoided);
  }

  /** Vert.x takes the next event loops each time. */
  private Future<Void> deployElsewhere(Vertx vertx, Set<Thread> avoided) {
    Iterator<LuaVerticle> next = verticles.iterator();
    Muster muster = new Muster(verticles.size(), avoided);
    return vertx.deployVerticle(() -> new Instance(next.next(), muster),
            new DeploymentOptions().setInstances(verticles.size()))
        .onSuccess(deployed -> id = deployed).<Void>mapEmpty()
        .recover(failure -> failure == Muster.TAKEN ? deployElsewhere(vertx, avoided) : Future.failedFuture(failure));
  }

  Future<Void> undeploy(Vertx vertx) {
    return id == null ? Future.succeededFuture() : vertx.undeploy(id);
  }

  /** The data that scripts see. */
  Database data() {
    return data;
  }

  /** The threads that scripts may keep busy. */
  Set<Thread> threads() {
    return threads;
  }

  /** The event loops that scripts may keep busy. */
  Set<EventLoop> loops() {
    return contexts.stream().map(context -> ((ContextInternal) context).nettyEventLoop()).collect(Collectors.toSet());
  }

  /** Completes when no instance is busy with a script. */
  Future<Void> idle() {
    return Future.join(contexts.stream().map(context -> {
      Promise<Void> answered = Promise.promise();
      context.runOnContext(v -> answered.complete());
      return answered.future();
    }).toList()).mapEmpty();
  }

  /** What was known of the applications when they had started. */
  List<ApplicationInfo> applications() {
    return verticles.get(0).applications();
  }

  /** What is known now of each application that is on disk. */
  Future<List<ApplicationInfo>> inspect() {
    return verticles.get(0).inspect();
  }

  /** Takes over what has changed on disk below a path, in all instances; what is wrong is told once. */
  Future<List<Problem>> reload(String path) {
    return all(verticle -> verticle.reload(path))
        .map(results -> results.stream().flatMap(List::stream).distinct().toList());
  }

  private <T> Future<List<T>> all(Function<LuaVerticle, Future<T>> action) {
    List<Future<T>> each = verticles.stream().map(action).toList();
    return Future.join(each).map(v -> each.stream().map(Future::result).toList());
  }

  /** Notes what the verticle runs on. */
  private final class Instance implements Deployable {

    private final LuaVerticle verticle;
    private final Muster muster;

    Instance(LuaVerticle verticle, Muster muster) {
      this.verticle = verticle;
      this.muster = muster;
    }

    @Override
    public Future<?> deploy(Context context) throws Exception {
      return muster.start(context, () -> {
        threads.add(Thread.currentThread());
        contexts.add(context);
        return verticle.deploy(context);
      });
    }

    @Override
    public Future<?> undeploy(Context context) throws Exception {
      return contexts.contains(context) ? verticle.undeploy(context) : Future.succeededFuture();
    }
  }
}
