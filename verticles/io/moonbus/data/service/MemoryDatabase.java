package io.moonbus.data.service;

import io.moonbus.data.Branch;
import io.moonbus.data.Change;
import io.moonbus.data.DataMetrics;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import io.moonbus.data.Watch;
import io.moonbus.data.replica.Replica;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Data of one node that is gone with it: for tests, and for commands that need no store. */
public final class MemoryDatabase implements Database {

  /** Older than everything that is written. */
  private static final Stamp OLD = new Stamp(1, 0);

  private final Replica replica;
  private final Watches watches;
  private final Context context;
  private final AtomicBoolean draining = new AtomicBoolean();

  public MemoryDatabase(Vertx vertx, DataOptions options) {
    replica = Replica.create(options, System::currentTimeMillis);
    watches = new Watches(vertx);
    context = vertx.getOrCreateContext();
  }

  /** A copy of what another has now, whatever limits it has gone beyond. */
  public static MemoryDatabase copy(Vertx vertx, Database original) {
    MemoryDatabase copy = new MemoryDatabase(vertx, original.options());
    copy.take(original.read(DataPath.ROOT), DataPath.ROOT);
    return copy;
  }

  private void take(Branch from, DataPath path) {
    for (Key key = from.next(null); key != null; key = from.next(key)) {
      Value value = from.value(key);
      if (value == null) {
        take(from.branch(key), path.child(key));
      } else {
        replica.learn(path.child(key), new Register(OLD, value, 0));
      }
    }
  }

  private void changed() {
    if (draining.compareAndSet(false, true)) {
      context.runOnContext(now -> {
        draining.set(false);
        watches.tell(replica.drain());
      });
    }
  }

  @Override
  public Branch read(DataPath path) {
    if (replica.expire()) {
      changed();
    }
    return replica.read(path);
  }

  @Override
  public void put(DataPath path, Value value) {
    replica.put(path, value);
    changed();
  }

  @Override
  public void remove(DataPath path) {
    replica.remove(path);
    changed();
  }

  @Override
  public void replace(DataPath path, Tree tree) {
    replica.replace(path, tree);
    changed();
  }

  @Override
  public void expire(DataPath path, long epochMillis) {
    replica.expire(path, epochMillis);
    changed();
  }

  @Override
  public Future<Value> update(DataPath path, UnaryOperator<Value> change) {
    return Future.future(promise -> {
      for (int i = 0; i < Deciding.MAX_ATTEMPTS; i++) {
        Register seen = replica.register(path);
        Value value = change.apply(seen == null ? null : seen.value());
        if (replica.compareAndSet(path, seen, value)) {
          changed();
          promise.complete(value);
          return;
        }
      }
      throw Deciding.tooOften(path);
    });
  }

  @Override
  public Future<Value> increment(DataPath path, double amount) {
    return Future.future(promise -> {
      Register sum = replica.increment(path, amount);
      changed();
      promise.complete(sum.value());
    });
  }

  @Override
  public Watch watch(DataPath path, Consumer<List<Change>> handler) {
    return watches.add(path, replica.sequence(), handler);
  }

  @Override
  public Future<Void> flushed() {
    return Future.succeededFuture();
  }

  @Override
  public DataOptions options() {
    return replica.options();
  }

  @Override
  public DataMetrics metrics() {
    return replica.metrics();
  }
}
