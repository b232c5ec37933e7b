package io.moonbus.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;

/** This node's part in a cluster. */
public final class Cluster {

  /** Version of what nodes say to each other; nodes with different ones do not work together. */
  static final int PROTOCOL = 1;

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster");
  /** Milliseconds between two looks at the members. */
  private static final long TICK = 500;
  /** Milliseconds that a start waits for nodes that are members but do not answer. */
  private static final long MEETING = 5_000;
  /** Milliseconds until a connection of the event bus that does not answer is given up; it is made anew when needed. */
  private static final long PING = 3_000;

  private final Vertx vertx;
  private final HealingClusterManager manager;
  private final HazelcastClusterManager hazelcast;
  private final Carrier carrier;
  private final BusLink link;
  private final Greetings greetings;
  private final String name;
  private final Context context;

  private Cluster(Vertx vertx, ClusterOptions options, Joining joining) {
    this.vertx = vertx;
    this.manager = joining.manager;
    this.hazelcast = joining.hazelcast;
    this.name = joining.name;
    this.context = ((VertxInternal) vertx).contextBuilder().withThreadingModel(ThreadingModel.EVENT_LOOP).build();
    this.carrier = new EventBusCarrier();
    this.greetings = new Greetings(carrier, joining.secret, joining.protocol, about(options),
        joining.acquaintances);
    this.link = new BusLink(vertx, carrier, context, options, greetings);
  }

  /** What is needed until the node has joined. */
  private static final class Joining {

    private final ClusterOptions options;
    private final Config config;
    private final String name;
    private final Secret secret;
    private final int protocol;
    private final HazelcastLog log = new HazelcastLog();
    private final HazelcastClusterManager hazelcast;
    private final HealingClusterManager manager;
    private final Acquaintances acquaintances;

    Joining(ClusterOptions options, int protocol) {
      this.options = options;
      this.protocol = protocol;
      this.config = ClusterXml.read(options.config());
      this.name = HazelcastSetup.clusterName(options, config);
      this.secret = new Secret(name, options.secret());
      HazelcastSetup.apply(options, name, secret, config);
      config.addListenerConfig(new ListenerConfig(log));
      this.hazelcast = new HazelcastClusterManager(config);
      this.manager = new HealingClusterManager(hazelcast);
      this.acquaintances = new Acquaintances(options.targets());
    }
  }

  /**
   * Joins. Reads files and looks up names before it returns.
   *
   * @param vertxOptions what else Vert.x shall be like; its event bus is set up here
   * @return this node's part as soon as the nodes that were there have proven themselves; failed with a
   *     {@link ClusterException} when they do not let it in
   * @throws ClusterException when cluster.xml or an option is wrong
   */
  public static Future<Cluster> join(VertxOptions vertxOptions, ClusterOptions options) {
    return join(vertxOptions, options, PROTOCOL);
  }

  static Future<Cluster> join(VertxOptions vertxOptions, ClusterOptions options, int protocol) {
    Joining joining = new Joining(options, protocol);
    vertxOptions.setEventBusOptions(bus(options, joining.config));
    Promise<Cluster> joined = Promise.promise();
    Vertx.builder().with(vertxOptions).withClusterManager(joining.manager).buildClustered().onComplete(
        vertx -> new Cluster(vertx, options, joining).open(joining.log).onComplete(joined),
        failure -> joined.fail(failure(options, joining.config, failure)));
    return joined.future();
  }

  private static EventBusOptions bus(ClusterOptions options, Config config) {
    EventBusOptions bus = new EventBusOptions().setPort(options.busPort()).setConnectTimeout((int) PING)
        .setClusterPingInterval(PING).setClusterPingReplyInterval(PING).setTcpNoDelay(true);
    String host = config.getProperty("hazelcast.local.localAddress");
    if (host != null) {
      bus.setHost(host);
    }
    if (!options.certificate().isEmpty()) {
      bus.setSsl(true).setClientAuth(ClientAuth.REQUIRED)
          .setKeyCertOptions(new PemKeyCertOptions().addCertPath(options.certificate()).addKeyPath(options.key()))
          .setTrustOptions(new PemTrustOptions().addCertPath(options.trust()));
    }
    return bus;
  }

  private static Throwable failure(ClusterOptions options, Config config, Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (text.contains("port") && text.contains("in use")) {
      return new ClusterException("the ports of the cluster are in use: set cluster.port to another one", cause);
    }
    if (text.contains("Cannot assign requested address")) {
      return new ClusterException("cluster.host = " + options.host() + ": this machine does not have the address", cause);
    }
    return new ClusterException("the cluster cannot be joined: " + text, cause);
  }

  private Future<Cluster> open(HazelcastLog log) {
    Promise<Cluster> opened = Promise.promise();
    if (!log.refusedBy().isEmpty() && carrier.members().size() == 1) {
      return refuse("the cluster at " + String.join(", ", new TreeSet<>(log.refusedBy()))
          + " does not let this node in: its cluster.name or cluster.secret is another one. Set both to the same on all "
          + "nodes; for a cluster apart from it on the same machine set cluster.port and cluster.members");
    }
    manager.nodeListener(new Changes());
    context.runOnContext(v -> {
      greetings.onRefusal(reason -> refuse(reason).onComplete(opened));
      vertx.eventBus().<Buffer>consumer(BusLink.address(carrier.self()), message -> link.receive(message.body()))
          .completion().onFailure(opened::tryFail);
      long patience = vertx.setTimer(MEETING, id -> opened.tryComplete(this));
      vertx.setPeriodic(0, TICK, id -> {
        link.tick();
        if (!opened.future().isComplete() && greetings.metElders() && opened.tryComplete(this)) {
          vertx.cancelTimer(patience);
        }
      });
    });
    return opened.future();
  }

  private Future<Cluster> refuse(String reason) {
    Promise<Cluster> refused = Promise.promise();
    vertx.close().onComplete(v -> refused.fail(new ClusterException(reason)));
    return refused.future();
  }

  private AboutNode about(ClusterOptions options) {
    Member local = hazelcast.getHazelcastInstance().getCluster().getLocalMember();
    List<String> members = options.targets().stream().map(Target::address).toList();
    return new AboutNode(options.nodeName(), local.getAddress().getHost(), local.getAddress().getPort(), options.http(),
        options.version(), members);
  }

  /** What is clustered. */
  public Vertx vertx() {
    return vertx;
  }

  /** The link with the other nodes. */
  public NodeLink link() {
    return link;
  }

  /** What the cluster is called. */
  public String name() {
    return name;
  }

  /** How many registrations of the event bus had got lost and were put back by this node. */
  public long healed() {
    return manager.healed();
  }

  /** This node has started: messages of topics that nobody takes are not kept any more. */
  public void ready() {
    link.ready();
  }

  /** Tells the others where clients of this node go, {@code host:port}; before everything that is sent later. */
  public Future<Void> http(String address) {
    return link.http(address);
  }

  /** Tells the others that this node leaves, and leaves; ends Vert.x. */
  public Future<Void> leave() {
    link.bye();
    return vertx.close();
  }

  /** Frames over the event bus. */
  private final class EventBusCarrier implements Carrier {

    private final String self = manager.getNodeId();

    @Override
    public String self() {
      return self;
    }

    @Override
    public List<String> members() {
      return manager.isActive() ? manager.getNodes() : List.of(self);
    }

    @Override
    public boolean reaches(String nodeId) {
      return manager.knows(nodeId);
    }

    @Override
    public void send(String nodeId, Buffer frame) {
      vertx.eventBus().send(BusLink.address(nodeId), frame);
    }
  }

  /** Looks at the members as soon as they change. */
  private final class Changes implements io.vertx.core.spi.cluster.NodeListener {

    @Override
    public void nodeAdded(String id) {
      context.runOnContext(v -> link.tick());
    }

    @Override
    public void nodeLeft(String id) {
      context.runOnContext(v -> link.tick());
    }
  }
}
