package io.moonbus.data.service;

import io.moonbus.data.Branch;
import io.moonbus.data.Change;
import io.moonbus.data.DataMetrics;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import io.moonbus.data.Watch;
import io.moonbus.data.replica.Replica;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The data of a node with a store and other nodes. */
final class LiveDatabase implements Database {

  private final Replica replica;
  private final Watches watches;
  private final Deciding deciding;
  private final DataVerticle verticle;

  LiveDatabase(Replica replica, Watches watches, Deciding deciding, DataVerticle verticle) {
    this.replica = replica;
    this.watches = watches;
    this.deciding = deciding;
    this.verticle = verticle;
  }

  @Override
  public Branch read(DataPath path) {
    return replica.read(path);
  }

  @Override
  public void put(DataPath path, Value value) {
    replica.put(path, value);
    verticle.signal();
  }

  @Override
  public void remove(DataPath path) {
    replica.remove(path);
    verticle.signal();
  }

  @Override
  public void replace(DataPath path, Tree tree) {
    replica.replace(path, tree);
    verticle.signal();
  }

  @Override
  public void expire(DataPath path, long epochMillis) {
    replica.expire(path, epochMillis);
    verticle.signal();
  }

  @Override
  public Future<Value> update(DataPath path, UnaryOperator<Value> change) {
    return deciding.update(path, change);
  }

  @Override
  public Future<Value> increment(DataPath path, double amount) {
    return deciding.increment(path, amount);
  }

  @Override
  public Watch watch(DataPath path, Consumer<List<Change>> handler) {
    return watches.add(path, replica.sequence(), handler);
  }

  @Override
  public Future<Void> flushed() {
    return verticle.flushed();
  }

  @Override
  public DataOptions options() {
    return replica.options();
  }

  @Override
  public DataMetrics metrics() {
    DataMetrics tree = replica.metrics();
    return new DataMetrics(tree.entries(), tree.bytes(), tree.tombstones(), verticle.unwritten(), verticle.lagMillis(),
        verticle.caughtUp());
  }
}
