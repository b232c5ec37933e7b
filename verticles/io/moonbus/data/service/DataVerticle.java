package io.moonbus.data.service;

import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.Database;
import io.moonbus.data.Store;
import io.moonbus.data.replica.Drained;
import io.moonbus.data.replica.MessageException;
import io.moonbus.data.replica.Messages;
import io.moonbus.data.replica.ReplicaNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings the data of a node to its store and to the other nodes. Deploy one; {@link #database()} is there as soon as
 * deploying has succeeded, with everything the store has.
 */
public final class DataVerticle extends VerticleBase {

  private static final Logger LOG = Logger.getLogger("io.moonbus.data.DataVerticle");
  private static final long TICK_MILLIS = 1000;

  private final Store store;
  private final NodeLink link;
  private final DataOptions options;
  private final SetAside setAside;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private WorkerExecutor worker;
  private ReplicaNode node;
  private StoreWriter writer;
  private Watches watches;
  private LiveDatabase database;
  private Drained last;
  private volatile boolean caughtUp;
  private volatile long lagMillis;
  private volatile boolean closed;
  private long timer;

  /** @param setAside is given own writes that were not kept when the data of another node were taken over */
  public DataVerticle(Store store, NodeLink link, DataOptions options, SetAside setAside) {
    this.store = store;
    this.link = link;
    this.options = options;
    this.setAside = setAside;
  }

  @Override
  public Future<?> start() {
    worker = vertx.createSharedWorkerExecutor("moonbus-data", 1, 1, TimeUnit.HOURS);
    Outgoing outgoing = new Outgoing(link);
    return worker.executeBlocking(() -> ReplicaNode.open(store, options, System::currentTimeMillis,
        new SecureRandom()::nextLong, outgoing)).onSuccess(this::opened);
  }

  private void opened(ReplicaNode opened) {
    node = opened;
    last = node.drain();
    writer = new StoreWriter(vertx, store, node, this::next, worker, options.getFlushMillis());
    watches = new Watches(vertx);
    Deciding deciding = new Deciding(vertx, node.replica(), link, this::signal);
    database = new LiveDatabase(node.replica(), watches, deciding, this);
    link.handle(Outgoing.TOPIC, this::receive);
    link.handle(Deciding.TOPIC, deciding::answer);
    Context own = context;
    link.onJoin(info -> own.runOnContext(now -> joined(info.id())));
    link.onLeave(info -> own.runOnContext(now -> node.left(info.id())));
    own.runOnContext(now -> tick());
    timer = vertx.setPeriodic(TICK_MILLIS, now -> tick());
  }

  private void joined(String id) {
    // A process that has closed its store tells nobody of it any more.
    if (!closed) {
      node.joined(id);
    }
  }

  private ReplicaNode.Write next(boolean end) {
    drain();
    return node.write(last, end);
  }

  /** The data. */
  public Database database() {
    return database;
  }

  /** Whether everything the nodes had that were there at the start has arrived. Can be called from any thread. */
  public boolean caughtUp() {
    return caughtUp;
  }

  /** For how many milliseconds at most writes of another node have been missing. Can be called from any thread. */
  long lagMillis() {
    return lagMillis;
  }

  /** Something was written. Can be called from any thread. */
  void signal() {
    if (!closed && signalled.compareAndSet(false, true)) {
      context.runOnContext(now -> work());
    }
  }

  private void work() {
    signalled.set(false);
    if (closed) {
      return;
    }
    drain();
    writer.changed();
  }

  private void drain() {
    Drained drained = node.drain();
    last = drained;
    watches.tell(drained);
  }

  private Future<Buffer> receive(NodeInfo from, Buffer body) {
    try {
      node.receive(from.id(), Messages.decode(body), System.currentTimeMillis());
      signal();
    } catch (MessageException e) {
      LOG.log(Level.WARNING, "node {0} sent data that cannot be read: {1}", new Object[] {from.name(), e.getMessage()});
    }
    return null;
  }

  private void tick() {
    if (closed) {
      return;
    }
    node.replica().expire();
    work();
    node.tick(System.currentTimeMillis());
    caughtUp = node.caughtUp();
    lagMillis = node.lagMillis(System.currentTimeMillis());
    Map<io.moonbus.data.DataPath, io.moonbus.data.Register> aside = node.takeAside();
    if (!aside.isEmpty()) {
      worker.executeBlocking(() -> {
        setAside.keep(aside);
        return null;
      }).onFailure(e -> LOG.log(Level.SEVERE, "writes that were set aside could not be kept: " + e.getMessage()));
    }
    collect();
  }

  /** Forgets removals a slice at a time, others have their turn in between. */
  private void collect() {
    if (!closed && node.collect()) {
      context.runOnContext(now -> collect());
    } else {
      signal();
    }
  }

  long unwritten() {
    return node.unwritten();
  }

  Future<Void> flushed() {
    long sequence = node.sequence();
    if (sequence <= writer.stored()) {
      return Future.succeededFuture();
    }
    return Future.future(promise -> context.runOnContext(now -> writer.stored(sequence).onComplete(promise)));
  }

  @Override
  public Future<?> stop() {
    if (node == null) {
      return worker.close();
    }
    closed = true;
    vertx.cancelTimer(timer);
    link.handle(Outgoing.TOPIC, null);
    link.handle(Deciding.TOPIC, null);
    return writer.close().eventually(() -> worker.close());
  }
}
