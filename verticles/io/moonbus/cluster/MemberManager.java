package io.moonbus.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.netty.channel.EventLoop;
import io.vertx.core.Completable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.AsyncMap;
import io.vertx.core.shareddata.Counter;
import io.vertx.core.shareddata.Lock;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.spi.cluster.hazelcast.impl.ConversionUtils;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastObjectProviderImpl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * Membership, maps, locks and counters are Hazelcast's; where a node's event bus listens is an attribute of the member; the
 * registrations of the event bus are told by each node to the others over their link.
 *
 * <p>The cluster manager of vertx-hazelcast keeps the last two in maps of Hazelcast. There they get lost or outlive their
 * node when nodes die, pause or parts of a cluster merge (vertx-hazelcast issues 13, 90, 109; vert.x 4394, 5202), and all
 * nodes wait for a silent one before they know of it. Here they are known as long as their node is, and no longer.
 */
final class MemberManager implements ClusterManager {

  /** Addresses that are tried at most. */
  private static final int MAX_MEMBERS = 200;
  private static final String NODE = "moonbus.node";
  private static final String BUS_HOST = "moonbus.bus.host";
  private static final String BUS_PORT = "moonbus.bus.port";

  private final Config config;
  private final String self = UUID.randomUUID().toString();
  private final Registrations registrations = new Registrations(self);
  private final HazelcastObjectProviderImpl objects = new HazelcastObjectProviderImpl();
  private final Socket reserved;
  private final ExecutorService releases =
      Executors.newCachedThreadPool(task -> new Thread(task, "moonbus-cluster-locks"));
  private volatile Runnable changed = () -> { };
  private volatile BiFunction<Registrations.Entry, Boolean, Future<Void>> told =
      (entry, added) -> Future.succeededFuture();
  private volatile HazelcastInstance hazelcast;
  private volatile NodeInfo info;
  private VertxInternal vertx;
  private Context context;

  /**
   * A manager that has not joined.
   *
   * @param port where the event bus shall listen; 0 = a free port
   * @throws IOException when the port is in use or the address is not of this machine
   */
  MemberManager(Config config, String host, int port) throws IOException {
    this.config = config;
    reserved = new Socket();
    reserved.setReuseAddress(true);
    reserved.bind(new InetSocketAddress(host, port));
    config.getMemberAttributeConfig().setAttribute(NODE, self).setAttribute(BUS_HOST, host)
        .setAttribute(BUS_PORT, String.valueOf(busPort()));
    config.addListenerConfig(new ListenerConfig(new Changes()));
  }

  /** Where the event bus has to listen: others are told before it does. */
  int busPort() {
    return reserved.getLocalPort();
  }

  /** Where the event bus of a member listens, for people. */
  String place(String id) {
    NodeInfo found = find(id);
    return found == null ? id : found.host() + ":" + found.port();
  }

  /**
   * Also looks for nodes where another member looks for them: only the eldest looks, and need not know all addresses that
   * the others have in their settings.
   */
  void alsoTry(List<String> addresses) {
    TcpIpConfig tcp = config.getNetworkConfig().getJoin().getTcpIpConfig();
    for (String address : addresses) {
      if (tcp.isEnabled() && tcp.getMembers().size() < MAX_MEMBERS && !tcp.getMembers().contains(address)) {
        tcp.addMember(address);
      }
    }
  }

  /** What to do when members come or go. */
  void onChange(Runnable handler) {
    changed = handler;
  }

  /** What to do when this node registers (true) or does not any more; the registration waits for it. */
  void onRegistration(BiFunction<Registrations.Entry, Boolean, Future<Void>> handler) {
    told = handler;
  }

  Registrations registrations() {
    return registrations;
  }

  /** This node as Hazelcast sees it. */
  Member local() {
    return hazelcast.getCluster().getLocalMember();
  }

  /**
   * A context on the event loop on which the event bus gets what comes from other nodes, the first that Vert.x made.
   * Connections to other nodes are made on it, whoever sends first.
   */
  Context context() {
    return context;
  }

  @Override
  public void init(Vertx value) {
    vertx = (VertxInternal) value;
    context = vertx.contextBuilder().withThreadingModel(ThreadingModel.EVENT_LOOP)
        .withEventLoop((EventLoop) vertx.eventLoopGroup().iterator().next()).build();
  }

  @Override
  public void join(Completable<Void> promise) {
    vertx.<Void>executeBlocking(() -> {
      try {
        hazelcast = Hazelcast.newHazelcastInstance(config);
        objects.onJoin(vertx, new ConversionUtils(), hazelcast, releases);
        return null;
      } finally {
        // The event bus binds the port next.
        reserved.close();
      }
    }).onComplete(promise);
  }

  @Override
  public void leave(Completable<Void> promise) {
    vertx.<Void>executeBlocking(() -> {
      releases.shutdown();
      if (hazelcast != null) {
        hazelcast.shutdown();
      }
      return null;
    }).onComplete(promise);
  }

  @Override
  public boolean isActive() {
    return hazelcast != null && hazelcast.getLifecycleService().isRunning();
  }

  @Override
  public String getNodeId() {
    return self;
  }

  @Override
  public List<String> getNodes() {
    return isActive() ? members().stream().map(member -> member.getAttribute(NODE)).filter(id -> id != null).toList()
        : List.of(self);
  }

  /** None when Hazelcast ends at this moment. */
  private Collection<Member> members() {
    try {
      return hazelcast.getCluster().getMembers();
    } catch (HazelcastInstanceNotActiveException e) {
      return List.of();
    }
  }

  @Override
  public void setNodeInfo(NodeInfo value, Completable<Void> promise) {
    info = value;
    promise.succeed();
  }

  @Override
  public NodeInfo getNodeInfo() {
    return info;
  }

  @Override
  public void getNodeInfo(String id, Completable<NodeInfo> promise) {
    NodeInfo found = id.equals(self) ? info : find(id);
    context.runOnContext(v -> {
      if (found == null) {
        promise.fail(new NodeException(NodeException.Reason.GONE, "there is no node " + id));
      } else {
        promise.succeed(found);
      }
    });
  }

  private NodeInfo find(String id) {
    return members().stream().filter(member -> id.equals(member.getAttribute(NODE))).findFirst()
        .map(member -> new NodeInfo(member.getAttribute(BUS_HOST), Integer.parseInt(member.getAttribute(BUS_PORT)), null))
        .orElse(null);
  }

  @Override
  public void registrationListener(RegistrationListener listener) {
    registrations.listener(listener);
  }

  @Override
  public void addRegistration(String address, RegistrationInfo registration, Completable<Void> promise) {
    if (registration.localOnly()) {
      registrations.addLocal(address, registration);
      promise.succeed();
    } else {
      tell(new Registrations.Entry(address, registration.seq()), true, promise);
    }
  }

  @Override
  public void removeRegistration(String address, RegistrationInfo registration, Completable<Void> promise) {
    if (registration.localOnly()) {
      registrations.removeLocal(address, registration);
      promise.succeed();
    } else {
      tell(new Registrations.Entry(address, registration.seq()), false, promise);
    }
  }

  private void tell(Registrations.Entry entry, boolean added, Completable<Void> promise) {
    if (BusLink.nodeOf(entry.address()) != null) {
      promise.succeed();
      return;
    }
    if (added) {
      registrations.add(self, entry);
    } else {
      registrations.remove(self, entry);
    }
    told.apply(entry, added).onComplete(promise);
  }

  /** The address of a link belongs to its node; nobody has to register it. */
  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
    String node = BusLink.nodeOf(address);
    promise.succeed(node == null ? registrations.find(address) : List.of(new RegistrationInfo(node, 0, false)));
  }

  @Override
  public void nodeListener(NodeListener listener) {
    // Only Vert.x's high availability has one, which is not used.
  }

  @Override
  public <K, V> void getAsyncMap(String name, Completable<AsyncMap<K, V>> promise) {
    promise.succeed(objects.getAsyncMap(name));
  }

  @Override
  public <K, V> Map<K, V> getSyncMap(String name) {
    return objects.getSyncMap(name);
  }

  @Override
  public void getLockWithTimeout(String name, long timeout, Completable<Lock> promise) {
    vertx.executeBlocking(() -> objects.getLockWithTimeout(name, timeout), false).onComplete(promise);
  }

  @Override
  public void getCounter(String name, Completable<Counter> promise) {
    promise.succeed(objects.createCounter(name));
  }

  /** Notices members as soon as Hazelcast does. */
  private final class Changes extends MembershipAdapter {

    @Override
    public void memberAdded(MembershipEvent event) {
      changed.run();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      changed.run();
    }
  }
}
