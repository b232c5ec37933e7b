package io.moonbus.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets the instances of a deployment start when none of them has an event loop that it may not use, and else none. */
final class Muster {

  static final RuntimeException TAKEN = new RuntimeException("the event loop of others", null, false, false) {
  };

  private final AtomicInteger missing;
  private final Set<Thread> avoided;
  private final Promise<Void> decided = Promise.promise();

  /** @param count how many instances there are */
  Muster(int count, Set<Thread> avoided) {
    this.missing = new AtomicInteger(count);
    this.avoided = avoided;
  }

  /** Starts an instance on its context when all are there; failed with {@link #TAKEN} when one has a wrong event loop. */
  Future<?> start(Context context, Callable<Future<?>> action) {
    if (avoided.contains(Thread.currentThread())) {
      decided.tryFail(TAKEN);
    }
    if (missing.decrementAndGet() == 0) {
      decided.tryComplete();
    }
    Promise<Object> started = Promise.promise();
    decided.future().onComplete(v -> context.runOnContext(w -> run(action, started)), started::fail);
    return started.future();
  }

  private static void run(Callable<Future<?>> action, Promise<Object> started) {
    try {
      action.call().onComplete(result -> started.complete(null), started::fail);
    } catch (Exception e) {
      started.fail(e);
    }
  }
}
