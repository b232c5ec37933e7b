package io.moonbus.data.service;

import io.moonbus.data.Store;
import io.moonbus.data.replica.ReplicaNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes changes to the store in groups, one group after the other. Used on the verticle's context. */
final class StoreWriter {

  /** Milliseconds between two tries of a store that fails. */
  static final long RETRY_MILLIS = 1000;

  private static final Logger LOG = Logger.getLogger("io.moonbus.data.StoreWriter");

  /** Somebody waits until a change is stored. */
  private record Waiting(long sequence, Promise<Void> promise) {
  }

  private final Vertx vertx;
  private final Store store;
  private final ReplicaNode node;
  private final Function<Boolean, ReplicaNode.Write> next;
  private final WorkerExecutor worker;
  private final long flushMillis;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final AtomicLong stored;
  private boolean writing;
  private boolean scheduled;
  private boolean failing;
  /** When there was something to write that no group has yet, from {@link System#nanoTime}. */
  private OptionalLong since = OptionalLong.empty();
  private Future<Void> current = Future.succeededFuture();

  /** @param next makes what to write next; its argument says whether it is the last */
  StoreWriter(Vertx vertx, Store store, ReplicaNode node, Function<Boolean, ReplicaNode.Write> next, WorkerExecutor worker,
              long flushMillis) {
    this.vertx = vertx;
    this.store = store;
    this.node = node;
    this.next = next;
    this.worker = worker;
    this.flushMillis = flushMillis;
    stored = new AtomicLong(node.stored());
  }

  /** The number of the last change in the store. Can be called from any thread. */
  long stored() {
    return stored.get();
  }

  /** There is something to write. */
  void changed() {
    // Scripts write meanwhile: a second look may find what the first did not.
    if (node.unwritten() == 0) {
      return;
    }
    if (since.isEmpty()) {
      since = OptionalLong.of(System.nanoTime());
    }
    if (writing || scheduled) {
      return;
    }
    long pause = failing ? RETRY_MILLIS : waiting.isEmpty() ? untilDue() : 0;
    if (pause <= 0) {
      write();
    } else {
      scheduled = true;
      vertx.setTimer(pause, now -> {
        scheduled = false;
        write();
      });
    }
  }

  /** Milliseconds until the next group has to begin so that it is stored when the interval ends. */
  private long untilDue() {
    return flushMillis / 2 - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since.getAsLong());
  }

  /** Succeeds when a change is stored. */
  Future<Void> stored(long sequence) {
    if (sequence <= stored.get()) {
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    waiting.add(new Waiting(sequence, promise));
    if (!writing && !failing) {
      write();
    }
    return promise.future();
  }

  private void write() {
    if (writing || node.unwritten() == 0) {
      return;
    }
    writing = true;
    since = OptionalLong.empty();
    ReplicaNode.Write write = next.apply(false);
    current = worker.<Void>executeBlocking(() -> {
      write(write);
      return null;
    });
    current.onComplete(done -> {
      writing = false;
      if (done.succeeded()) {
        succeeded(write);
      } else {
        failed(write, done.cause());
      }
      changed();
    });
  }

  private void write(ReplicaNode.Write write) throws Exception {
    for (Store.Batch batch : write.batches()) {
      store.write(batch);
    }
  }

  private void succeeded(ReplicaNode.Write write) {
    write.succeeded();
    stored.set(node.stored());
    if (failing) {
      LOG.info("data are written again");
      failing = false;
    }
    while (!waiting.isEmpty() && waiting.peek().sequence <= stored.get()) {
      waiting.poll().promise.complete();
    }
  }

  private void failed(ReplicaNode.Write write, Throwable cause) {
    write.failed();
    // Who waits for the disk is told that it failed; the changes themselves are tried again.
    for (Waiting told = waiting.poll(); told != null; told = waiting.poll()) {
      told.promise.fail(cause);
    }
    if (!failing) {
      LOG.log(Level.SEVERE, "data cannot be written and stay in memory; trying again every " + RETRY_MILLIS + " ms: "
          + cause.getMessage());
      failing = true;
    }
  }

  boolean isFailing() {
    return failing;
  }

  /** Writes the rest and closes the store. */
  Future<Void> close() {
    return current.otherwiseEmpty().compose(idle -> {
      writing = true;
      ReplicaNode.Write last = next.apply(true);
      return worker.<Void>executeBlocking(() -> {
        try {
          write(last);
        } catch (Exception e) {
          LOG.log(Level.SEVERE, "the last changes of data were not written: " + e.getMessage());
        } finally {
          store.close();
        }
        return null;
      });
    }).onComplete(closed -> waiting.forEach(each -> each.promise.tryFail("the data are closed")));
  }
}
