package io.moonbus.cluster;

import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.shareddata.Counter;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A cluster manager whose event-bus registrations outlive what happens to those of the one behind it. When nodes die,
 * pause, or parts of a cluster merge, registrations of living nodes can get lost in the shared map and those of dead ones
 * stay in it (vertx-hazelcast issues 13, 90, 109), and what the event bus remembers of them is not always told of it
 * (vert.x issues 4394, 5202). So each node knows its own registrations, looks at every change of membership and now and
 * then whether they are there, and puts back what is missing; registrations of nodes that are no members are not used; and
 * the event bus is told of every difference to what it knew.
 */
final class HealingClusterManager implements ClusterManager {

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster");
  /** Milliseconds between two looks when nothing happens. */
  static final long PERIOD = 5_000;
  /** Milliseconds after a change of membership: at once, and when those who clean up after it have done so. */
  private static final long[] AFTER_CHANGE = {50, 1_000, 3_000};

  private final ClusterManager behind;
  private final Map<String, Set<RegistrationInfo>> own = new ConcurrentHashMap<>();
  /** What the event bus was told, by address. */
  private final Map<String, Set<RegistrationInfo>> told = new ConcurrentHashMap<>();
  private final Map<String, NodeInfo> infos = new ConcurrentHashMap<>();
  private final AtomicLong healed = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile RegistrationListener bus;
  private volatile NodeListener listener;
  private volatile Set<String> members = Set.of();
  private volatile boolean left;
  private Vertx vertx;

  HealingClusterManager(ClusterManager behind) {
    this.behind = behind;
    behind.nodeListener(new NodeListener() {
      @Override
      public void nodeAdded(String id) {
        changed();
      }

      @Override
      public void nodeLeft(String id) {
        changed();
      }
    });
  }

  /** How many registrations had got lost and were put back. */
  long healed() {
    return healed.get();
  }

  @Override
  public void init(Vertx vertx) {
    this.vertx = vertx;
    behind.init(vertx);
  }

  @Override
  public void join(Completable<Void> promise) {
    Promise<Void> joined = Promise.promise();
    behind.join(joined);
    joined.future().onSuccess(v -> {
      members = Set.copyOf(behind.getNodes());
      vertx.setPeriodic(PERIOD, id -> look());
    }).onComplete(promise);
  }

  @Override
  public void leave(Completable<Void> promise) {
    left = true;
    behind.leave(promise);
  }

  /** The members are looked up instead of believing the event: a node can come back before it is told to have left. */
  private void changed() {
    Set<String> now = Set.copyOf(behind.getNodes());
    Set<String> before = members;
    members = now;
    NodeListener told = listener;
    if (told != null) {
      before.stream().filter(id -> !now.contains(id)).forEach(told::nodeLeft);
      now.stream().filter(id -> !before.contains(id)).forEach(told::nodeAdded);
    }
    infos.keySet().retainAll(now);
    for (long delay : AFTER_CHANGE) {
      vertx.setTimer(delay, id -> look());
    }
  }

  /** One look at a time; what is asked for meanwhile follows once. */
  private void look() {
    if (!left && looks.getAndIncrement() == 0) {
      lookOnce();
    }
  }

  private void lookOnce() {
    int asked = looks.get();
    checkSelf().eventually(this::checkOwn).eventually(this::tellBus).onComplete(done -> {
      if (looks.addAndGet(-asked) > 0 && !left) {
        lookOnce();
      }
    });
  }

  private Future<Void> checkSelf() {
    if (!members.equals(new HashSet<>(behind.getNodes()))) {
      changed();
    }
    NodeInfo self = behind.getNodeInfo();
    if (self == null) {
      return Future.succeededFuture();
    }
    return LookUp.nodeInfo(behind, behind.getNodeId()).otherwiseEmpty().compose(found -> {
      if (self.equals(found)) {
        return Future.succeededFuture();
      }
      healed("the address of this node");
      Promise<Void> done = Promise.promise();
      behind.setNodeInfo(self, done);
      return done.future();
    });
  }

  private Future<Void> checkOwn() {
    return LookUp.each(own.keySet(), address -> LookUp.registrations(behind, address).compose(found -> {
      Set<RegistrationInfo> missing = new HashSet<>(own.getOrDefault(address, Set.of()));
      missing.removeAll(found);
      return LookUp.each(missing, info -> {
        healed(address);
        Promise<Void> done = Promise.promise();
        behind.addRegistration(address, info, done);
        return done.future();
      });
    }));
  }

  private void healed(String what) {
    healed.incrementAndGet();
    LOG.log(Level.FINE, "Put back in the cluster: {0}", what);
  }

  private Future<Void> tellBus() {
    RegistrationListener told = bus;
    this.told.keySet().removeIf(address -> !told.wantsUpdatesFor(address));
    return LookUp.each(this.told.keySet(), address -> usable(address).onSuccess(found -> {
      Set<RegistrationInfo> now = Set.copyOf(found);
      if (!now.equals(this.told.put(address, now))) {
        told.registrationsUpdated(new RegistrationUpdateEvent(address, found));
      }
    }).mapEmpty());
  }

  /** The registrations of members; a link's own address belongs to its node whatever the map says. */
  private Future<List<RegistrationInfo>> usable(String address) {
    String node = BusLink.nodeOf(address);
    if (node != null) {
      return Future.succeededFuture(members.contains(node) ? List.of(new RegistrationInfo(node, 0, false)) : List.of());
    }
    return LookUp.registrations(behind, address)
        .map(found -> found.stream().filter(info -> members.contains(info.nodeId())).toList());
  }

  @Override
  public void registrationListener(RegistrationListener value) {
    bus = value;
    behind.registrationListener(new RegistrationListener() {
      @Override
      public void registrationsUpdated(RegistrationUpdateEvent event) {
        Collection<RegistrationInfo> found = event.registrations();
        List<RegistrationInfo> usable = found.stream().filter(info -> members.contains(info.nodeId())).toList();
        if (BusLink.nodeOf(event.address()) == null) {
          told.put(event.address(), Set.copyOf(usable));
          value.registrationsUpdated(new RegistrationUpdateEvent(event.address(), usable));
        }
      }

      @Override
      public void registrationsLost() {
        value.registrationsLost();
      }

      @Override
      public boolean wantsUpdatesFor(String address) {
        return value.wantsUpdatesFor(address);
      }
    });
  }

  @Override
  public void addRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
    if (!info.localOnly()) {
      own.compute(address, (a, infos) -> {
        Set<RegistrationInfo> set = infos == null ? ConcurrentHashMap.newKeySet() : infos;
        set.add(info);
        return set;
      });
    }
    behind.addRegistration(address, info, promise);
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo info, Completable<Void> promise) {
    own.computeIfPresent(address, (a, infos) -> infos.remove(info) && infos.isEmpty() ? null : infos);
    behind.removeRegistration(address, info, promise);
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
    usable(address).onSuccess(found -> told.put(address, Set.copyOf(found))).onComplete(promise);
  }

  @Override
  public void getNodeInfo(String id, Completable<NodeInfo> promise) {
    LookUp.nodeInfo(behind, id).onSuccess(info -> infos.put(id, info)).recover(failure -> {
      NodeInfo known = members.contains(id) ? infos.get(id) : null;
      return known == null ? Future.failedFuture(failure) : Future.succeededFuture(known);
    }).onComplete(promise);
  }

  /** Whether the address of a member is known; it is looked up when it is not. */
  boolean knows(String id) {
    if (infos.containsKey(id)) {
      return true;
    }
    getNodeInfo(id, Promise.promise());
    return false;
  }

  @Override
  public String getNodeId() {
    return behind.getNodeId();
  }

  @Override
  public List<String> getNodes() {
    return behind.getNodes();
  }

  @Override
  public void nodeListener(NodeListener value) {
    listener = value;
  }

  @Override
  public void setNodeInfo(NodeInfo info, Completable<Void> promise) {
    behind.setNodeInfo(info, promise);
  }

  @Override
  public NodeInfo getNodeInfo() {
    return behind.getNodeInfo();
  }

  @Override
  public boolean isActive() {
    return behind.isActive();
  }

  @Override
  public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
    behind.getAsyncMap(name, promise);
  }

  @Override
  public <K, V> Map<K, V> getSyncMap(String name) {
    return behind.getSyncMap(name);
  }

  @Override
  public void getLockWithTimeout(String name, long timeout, Completable<Lock> promise) {
    behind.getLockWithTimeout(name, timeout, promise);
  }

  @Override
  public void getCounter(String name, Completable<Counter> promise) {
    behind.getCounter(name, promise);
  }

  @Override
  public String clusterHost() {
    return behind.clusterHost();
  }

  @Override
  public String clusterPublicHost() {
    return behind.clusterPublicHost();
  }
}
