package io.moonbus.lua.app;

import io.moonbus.data.Branch;
import io.moonbus.data.Change;
import io.moonbus.data.DataMetrics;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import io.moonbus.data.Watch;
import io.moonbus.data.service.MemoryDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Data in memory whose disk is the test: {@link #asked} gives what waits for it. */
final class GatedDatabase implements Database {

  private final MemoryDatabase memory;
  private final BlockingQueue<Promise<Void>> asked = new LinkedBlockingQueue<>();
  /** Whether the result of updates comes in a later turn, as it does in a cluster. */
  volatile boolean slow;
  private final Vertx vertx;

  GatedDatabase(Vertx vertx) {
    this.vertx = vertx;
    memory = new MemoryDatabase(vertx, new DataOptions());
  }

  /** The first who waits for the disk and was not taken before. */
  Promise<Void> asked() {
    try {
      Promise<Void> first = asked.poll(20, TimeUnit.SECONDS);
      if (first == null) {
        throw new AssertionError("nobody waits for the disk");
      }
      return first;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAsked() {
    return !asked.isEmpty();
  }

  @Override
  public DataOptions options() {
    return memory.options();
  }

  @Override
  public Future<Void> flushed() {
    Promise<Void> promise = Promise.promise();
    asked.add(promise);
    return promise.future();
  }

  private <T> Future<T> result(Future<T> future) {
    return slow ? Future.future(promise -> vertx.runOnContext(turn -> vertx.runOnContext(next -> future.onComplete(promise))))
        : future;
  }

  @Override
  public Branch read(DataPath path) {
    return memory.read(path);
  }

  @Override
  public void put(DataPath path, Value value) {
    memory.put(path, value);
  }

  @Override
  public void remove(DataPath path) {
    memory.remove(path);
  }

  @Override
  public void replace(DataPath path, Tree tree) {
    memory.replace(path, tree);
  }

  @Override
  public void expire(DataPath path, long epochMillis) {
    memory.expire(path, epochMillis);
  }

  @Override
  public Future<Value> update(DataPath path, UnaryOperator<Value> change) {
    return result(memory.update(path, change));
  }

  @Override
  public Future<Value> increment(DataPath path, double amount) {
    return result(memory.increment(path, amount));
  }

  @Override
  public Watch watch(DataPath path, Consumer<List<Change>> handler) {
    return memory.watch(path, handler);
  }

  @Override
  public DataMetrics metrics() {
    return memory.metrics();
  }
}
