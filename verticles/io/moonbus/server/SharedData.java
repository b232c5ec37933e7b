package io.moonbus.server;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import io.moonbus.data.json.DataItem;
import io.moonbus.data.json.JsonExport;
import io.moonbus.data.service.DataVerticle;
import io.moonbus.data.store.OwnerOnly;
import io.moonbus.data.store.StoreOptions;
import io.moonbus.data.store.Stores;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** The shared data of this node at work: its store, and the verticle that brings it there and to the other nodes. */
final class SharedData {

  private static final Logger LOG = Logger.getLogger("io.moonbus.server");
  private static final RuntimeException OTHER = new RuntimeException("another event loop is wanted", null, false, false) {
  };

  private final Optional<StoreOptions> where;
  private final DataOptions options;
  private volatile String id;
  private volatile Thread thread;

  /** @param where empty = nowhere: what is stored is gone with the process */
  SharedData(Optional<StoreOptions> where, DataOptions options) {
    this.where = where;
    this.options = options;
  }

  /**
   * Opens the store; fails with what is wrong with it.
   *
   * @param wanted the thread to use, so that what goes to other nodes changes none; {@code null} = any
   */
  Future<Database> start(Vertx vertx, NodeLink link, Thread wanted) {
    return vertx.executeBlocking(() -> where.isEmpty() ? Store.none() : Stores.open(where.get()))
        .compose(store -> deploy(vertx, new DataVerticle(store, link, options, this::setAside), store, wanted));
  }

  /** The thread that scripts may not keep busy. */
  Thread thread() {
    return thread;
  }

  private Future<Database> deploy(Vertx vertx, DataVerticle verticle, Store store, Thread wanted) {
    return deployOn(vertx, verticle, wanted).onSuccess(deployed -> id = deployed).map(deployed -> verticle.database())
        .recover(failure -> vertx.executeBlocking(() -> {
          store.close();
          throw new IOException(failure.getMessage(), failure);
        }));
  }

  /** Vert.x hands out event loops in turn. */
  private Future<String> deployOn(Vertx vertx, DataVerticle verticle, Thread wanted) {
    return vertx.deployVerticle(new Placed(verticle, wanted))
        .recover(failure -> failure == OTHER ? deployOn(vertx, verticle, wanted) : Future.failedFuture(failure));
  }

  /** Brings the rest to the store and closes it. */
  Future<Void> stop(Vertx vertx) {
    return id == null ? Future.succeededFuture() : vertx.undeploy(id);
  }

  /** Keeps what this node alone had written, and what was not kept when it took over the data of the others. */
  private void setAside(Map<DataPath, Register> writes) throws IOException {
    List<DataItem> items = writes.entrySet().stream().filter(write -> write.getValue().value() != null)
        .map(write -> new DataItem(write.getKey(), write.getValue().value(), write.getValue().expires())).toList();
    if (items.isEmpty() || where.isEmpty()) {
      return;
    }
    Path file = where.get().getFolder().resolve("aside-" + System.currentTimeMillis() + ".json");
    Files.writeString(OwnerOnly.file(file), JsonExport.text(items));
    LOG.warning(items.size() + " values that only this node had were not taken over by the others, which may have removed"
        + " them; they are in " + file);
  }

  /** The verticle on the thread that is wanted, or not at all. */
  private final class Placed implements Deployable {

    private final DataVerticle verticle;
    private final Thread wanted;

    Placed(DataVerticle verticle, Thread wanted) {
      this.verticle = verticle;
      this.wanted = wanted;
    }

    @Override
    public Future<?> deploy(Context context) throws Exception {
      if (wanted != null && wanted != Thread.currentThread()) {
        return Future.failedFuture(OTHER);
      }
      thread = Thread.currentThread();
      return verticle.deploy(context);
    }

    @Override
    public Future<?> undeploy(Context context) throws Exception {
      return verticle.undeploy(context);
    }
  }
}
