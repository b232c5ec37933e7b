package io.moonbus.server;

import io.moonbus.http.HttpOptions;
import io.moonbus.http.HttpVerticle;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Deploys the instances of one listener, each on an event loop of its own and none on that of the scripts. Vert.x
 * hands out event loops in turn, so an instance that got the scripts' one is given up and tried again.
 */
final class ListenerDeployment {

  private static final RuntimeException TAKEN = new RuntimeException("the event loop of the scripts", null, false, false) {
  };

  private final Vertx vertx;
  private final HttpOptions options;
  private final Set<Thread> avoided;
  private final List<String> ids = new ArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<EventLoop> loops = new CopyOnWriteArrayList<>();
  private final List<Supplier<Future<Void>>> drains = new CopyOnWriteArrayList<>();

  /** @param avoided the threads that no instance may use */
  ListenerDeployment(Vertx vertx, HttpOptions options, Set<Thread> avoided) {
    this.vertx = vertx;
    this.options = options;
    this.avoided = avoided;
  }

  /** Deploys; when one instance fails the others are taken back. */
  Future<Listener> deploy(int instances) {
    return instance(instances).map(v -> new Listener(options.name(), options.host(), actualPort(), null))
        .recover(failure -> undeploy().map(v ->
            new Listener(options.name(), options.host(), options.port(), failure)));
  }

  /** Accepts nobody any more; completes when everything that was received is on its way to the applications. */
  Future<Void> drain() {
    return Future.join(drains.stream().map(Supplier::get).toList()).mapEmpty();
  }

  Future<Void> undeploy() {
    List<Future<Void>> all = ids.stream().map(vertx::undeploy).toList();
    ids.clear();
    return Future.join(all).mapEmpty();
  }

  /** The event loops of the instances. */
  List<EventLoop> loops() {
    return loops;
  }

  /** The threads of the instances. */
  List<Thread> threads() {
    return threads;
  }

  private Future<Void> instance(int left) {
    if (left == 0) {
      return Future.succeededFuture();
    }
    return vertx.deployVerticle(new OnOtherLoop()).compose(id -> {
      ids.add(id);
      return instance(left - 1);
    }, failure -> failure == TAKEN ? instance(left) : Future.failedFuture(failure));
  }

  private int actualPort() {
    String address = vertx.sharedData().<String, String>getLocalMap(HttpVerticle.LISTENERS).get(options.name());
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Starts the verticle on its context unless that has the wrong thread. */
  private final class OnOtherLoop implements Deployable {

    private final HttpVerticle verticle = new HttpVerticle(options);

    @Override
    public Future<?> deploy(Context context) throws Exception {
      if (avoided.contains(Thread.currentThread())) {
        return Future.failedFuture(TAKEN);
      }
      threads.add(Thread.currentThread());
      loops.add(((ContextInternal) context).nettyEventLoop());
      return verticle.deploy(context).onSuccess(v -> drains.add(() -> drain(context)));
    }

    private Future<Void> drain(Context context) {
      Promise<Void> drained = Promise.promise();
      context.runOnContext(v -> verticle.drain().onComplete(drained));
      return drained.future();
    }

    @Override
    public Future<?> undeploy(Context context) throws Exception {
      return verticle.undeploy(context);
    }
  }
}
