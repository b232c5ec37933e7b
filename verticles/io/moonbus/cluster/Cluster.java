package io.moonbus.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
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
  private final MemberManager manager;
  private final Announcements announcements;
  private final Carrier carrier;
  private final BusLink link;
  private final Greetings greetings;
  private final String name;
  private final Context context;
  private volatile Thread thread;

  private Cluster(Vertx vertx, ClusterOptions options, Joining joining) {
    this.vertx = vertx;
    this.manager = joining.manager;
    this.name = joining.name;
    this.context = manager.context();
    this.carrier = new EventBusCarrier();
    this.greetings = new Greetings(carrier, joining.secret, joining.protocol, about(options),
        joining.acquaintances, () -> System.nanoTime() / 1_000_000);
    this.link = new BusLink(vertx, carrier, context, options, greetings);
    this.announcements = new Announcements(link, manager.registrations(), context);
  }

  /** What is needed until the node has joined. */
  private static final class Joining {

    private final ClusterOptions options;
    private final Config config;
    private final String name;
    private final Secret secret;
    private final int protocol;
    private final HazelcastLog log = new HazelcastLog();
    private final MemberManager manager;
    private final Acquaintances acquaintances;

    Joining(ClusterOptions options, int protocol) {
      this.options = options;
      this.protocol = protocol;
      this.config = ClusterXml.read(options.config());
      this.name = HazelcastSetup.clusterName(options, config);
      this.secret = new Secret(name, options.secret());
      HazelcastSetup.apply(options, name, secret, config);
      config.addListenerConfig(new ListenerConfig(log));
      this.manager = manager(options, config);
      this.acquaintances = new Acquaintances(options.targets());
    }
  }

  /**
   * Joins. Reads files and looks up names before it returns.
   *
   * @param vertxOptions what else Vert.x shall be like; its event bus is set up here
   * @param builder      begins to make a Vert.x instance with such options
   * @return this node's part as soon as the nodes that were there have proven themselves; failed with a
   *     {@link ClusterException} when they do not let it in
   * @throws ClusterException when cluster.xml or an option is wrong
   */
  public static Future<Cluster> join(VertxOptions vertxOptions, ClusterOptions options,
                                     Function<VertxOptions, VertxBuilder> builder) {
    return join(vertxOptions, options, builder, PROTOCOL);
  }

  static Future<Cluster> join(VertxOptions vertxOptions, ClusterOptions options,
                              Function<VertxOptions, VertxBuilder> builder, int protocol) {
    Joining joining = new Joining(options, protocol);
    vertxOptions.setEventBusOptions(bus(options, joining));
    Promise<Cluster> joined = Promise.promise();
    builder.apply(vertxOptions).withClusterManager(joining.manager).buildClustered().onComplete(
        vertx -> new Cluster(vertx, options, joining).open(joining.log).onComplete(joined),
        failure -> joined.fail(failure(options, joining.config, failure)));
    return joined.future();
  }

  private static MemberManager manager(ClusterOptions options, Config config) {
    String host = HazelcastSetup.address(options.host());
    try {
      return new MemberManager(config, host, options.busPort());
    } catch (IOException e) {
      throw new ClusterException(e.getMessage().contains("assign")
          ? "cluster.host = " + host + ": this machine does not have the address"
          : "cluster.busPort = " + options.busPort() + ": " + e.getMessage(), e);
    }
  }

  private static EventBusOptions bus(ClusterOptions options, Joining joining) {
    EventBusOptions bus = new EventBusOptions().setHost(HazelcastSetup.address(options.host()))
        .setPort(joining.manager.busPort()).setConnectTimeout((int) PING)
        .setClusterPingInterval(PING).setClusterPingReplyInterval(PING).setTcpNoDelay(true);
    if (!options.certificate().isEmpty()) {
      bus.setSsl(true).setClientAuth(ClientAuth.REQUIRED)
          .setKeyCertOptions(new PemKeyCertOptions().addCertPath(options.certificate()).addKeyPath(options.key()))
          .setTrustOptions(new PemTrustOptions().addCertPath(options.trust()));
    }
    return bus;
  }

  private static Throwable failure(ClusterOptions options, Config config, Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    if (text.contains("in use")) {
      return new ClusterException((options.port() == 0 ? "cluster.xml" : "cluster.port = " + options.port())
          + ": the port is in use; set cluster.port to another one", cause);
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
    manager.onChange(() -> context.runOnContext(v -> link.tick()));
    manager.onRegistration(announcements::changed);
    context.runOnContext(v -> {
      thread = Thread.currentThread();
      announcements.start();
      greetings.onMembers(manager::alsoTry);
      greetings.onRefusal(reason -> {
        // A server that serves already goes on without the node; the log tells why.
        if (!opened.future().isComplete()) {
          refuse(reason).onFailure(opened::tryFail);
        }
      });
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
    Member local = manager.local();
    List<String> members = Stream.concat(options.members().stream().filter(member -> member.matches(".*:\\d+")),
        options.targets().stream().map(Target::address)).toList();
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

  /** The event loop of what goes between nodes; who keeps it busy makes the others lose this node. */
  public Thread thread() {
    return thread;
  }

  /** What the cluster is called. */
  public String name() {
    return name;
  }

  /**
   * How many members of the cluster do not answer or have not proven (yet) that they belong to it; who has said that it
   * leaves is none of them.
   */
  public int strangers() {
    return link.strangers();
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
      return manager.getNodes();
    }

    @Override
    public String place(String nodeId) {
      return manager.place(nodeId);
    }

    @Override
    public void send(String nodeId, Buffer frame) {
      vertx.eventBus().send(BusLink.address(nodeId), frame);
    }
  }
}
