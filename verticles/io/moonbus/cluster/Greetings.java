package io.moonbus.cluster;

import io.moonbus.cluster.Frame.Head;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Meets the members of the cluster: those that prove that they know the secret get linked, those that leave the cluster
 * lose their link. Of two nodes the one with the smaller id begins; the other asks it to as long as it has no link, so a
 * link that only one side has lost is made anew. Used on one context.
 */
final class Greetings {

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster");
  /** Milliseconds between two tries. */
  static final long PATIENCE = 1_000;
  /** Milliseconds that a node that has just joined is given to begin, since others cannot tell when it is ready. */
  static final long COURTESY = 3_000;
  /** Milliseconds without a word after which a link may be begun anew; linked nodes say something every 2 s. */
  static final long HEARD = 5_000;
  /** Milliseconds after which it is told that a member cannot be linked. */
  static final long SILENCE = 10_000;

  private static final String LOST = "is not reached any more";

  private final Carrier carrier;
  private final Secret secret;
  private final Head head;
  private final Acquaintances acquaintances;
  private final LongSupplier clock;
  private final Map<String, Peer> peers = new HashMap<>();
  private final Set<String> complained = new HashSet<>();
  private AboutNode about;
  private Set<String> elders;
  private BiConsumer<NodeInfo, Handshake.Session> join;
  private Consumer<String> leave;
  private Consumer<String> refusal = reason -> { };
  private Consumer<List<String>> members = addresses -> { };

  /** @param clock milliseconds since whenever */
  Greetings(Carrier carrier, Secret secret, int protocol, AboutNode about, Acquaintances acquaintances,
            LongSupplier clock) {
    this.clock = clock;
    this.carrier = carrier;
    this.secret = secret;
    this.head = new Head(protocol, carrier.self(), about.version());
    this.about = about;
    this.acquaintances = acquaintances;
    this.elders = Set.copyOf(before(carrier.members()));
  }

  /** What happens to links. */
  void onLinked(BiConsumer<NodeInfo, Handshake.Session> join, Consumer<String> leave) {
    this.join = join;
    this.leave = leave;
  }

  /** Is told why this node does not belong to the cluster that it joined. */
  void onRefusal(Consumer<String> handler) {
    refusal = handler;
  }

  /** Is told where other nodes look for nodes. */
  void onMembers(Consumer<List<String>> handler) {
    members = handler;
  }

  AboutNode about() {
    return about;
  }

  void http(String address) {
    about = about.withHttp(address);
  }

  NodeInfo info(String id, AboutNode other) {
    return acquaintances.info(id, other, before(carrier.members()).contains(id));
  }

  /** Whether those that were there when this node joined, and still are, have been met. */
  boolean metElders() {
    return elders.stream().allMatch(id -> {
      Peer peer = peers.get(id);
      return peer == null ? !carrier.members().contains(id) : peer.linked != null || peer.over;
    });
  }

  /** Looks who is there and tries again where there is no link; now and then and at each change. */
  void tick() {
    List<String> members = carrier.members();
    for (String id : List.copyOf(peers.keySet())) {
      if (!members.contains(id)) {
        unlink(peers.remove(id), LOST);
        complained.remove(id);
      }
    }
    for (String id : members) {
      if (!id.equals(head.from())) {
        Peer peer = peer(id);
        if (peer.linked == null && !peer.over && clock.getAsLong() >= peer.next) {
          ask(peer);
        }
        complainOfSilence(peer);
      }
    }
  }

  private void complainOfSilence(Peer peer) {
    if (peer.linked != null || peer.over) {
      peer.since = clock.getAsLong();
    } else if (clock.getAsLong() - peer.since > SILENCE && !peer.silent) {
      peer.silent = true;
      LOG.warning("No link with a member of the cluster whose event bus is at " + carrier.place(peer.id) + ": that port "
          + "has to be reachable (cluster.busPort), and either all nodes use TLS (cluster.tls) and trust each other's "
          + "certificates, or none");
    }
  }

  private Peer peer(String id) {
    return peers.computeIfAbsent(id, k -> {
      Peer peer = new Peer(id, new Handshake(secret, head.from(), id), head.from().compareTo(id) < 0);
      peer.next = before(carrier.members()).contains(id) ? clock.getAsLong() : clock.getAsLong() + COURTESY;
      peer.since = clock.getAsLong();
      return peer;
    });
  }

  private void ask(Peer peer) {
    long now = clock.getAsLong();
    peer.next = now + (now - peer.since > SILENCE ? SILENCE : PATIENCE);
    peer.asked = true;
    carrier.send(peer.id, FrameCodec.encode(peer.begins ? peer.handshake.hello(head) : new Frame.Knock(head)));
  }

  /** Something came from a node within its session. */
  void heard(String id) {
    Peer peer = peers.get(id);
    if (peer != null) {
      peer.heard = clock.getAsLong();
    }
  }

  /** The node has said that it leaves. */
  void bye(String id) {
    Peer peer = id == null ? null : peers.get(id);
    if (peer != null) {
      peer.over = true;
      unlink(peer, "has left");
    }
  }

  void receive(Frame frame) {
    if (frame instanceof Frame.Welcome welcome) {
      peers.values().stream().filter(peer -> peer.offered != null && peer.offered.in().equals(welcome.tag()))
          .findFirst().ifPresent(this::welcomed);
    } else if (frame instanceof Frame.Greeting greeting && carrier.members().contains(greeting.head().from())
        && !greeting.head().from().equals(head.from())) {
      Peer peer = peer(greeting.head().from());
      if (greeting.head().protocol() != head.protocol()) {
        // Who is linked has proven its version, which does not change while it lives: this one comes from somebody else.
        if (peer.linked == null) {
          otherVersion(peer, greeting);
        }
      } else {
        greet(peer, greeting);
      }
    }
  }

  /** What was begun in the meantime is not gone on with: it would end this link. */
  private void welcomed(Peer peer) {
    peer.handshake.cancel();
    link(peer, peer.offered);
  }

  private void greet(Peer peer, Frame.Greeting greeting) {
    if (greeting instanceof Frame.Knock) {
      // Who is heard has its link: somebody else knocks in its name.
      boolean heard = peer.linked != null && clock.getAsLong() - peer.heard < HEARD;
      if (peer.begins && !peer.over && !heard && (!peer.asked || clock.getAsLong() >= peer.next)) {
        ask(peer);
      }
    } else if (greeting instanceof Frame.Hello hello) {
      // Asking before the proof can have come would begin once more what is under way.
      peer.next = clock.getAsLong() + COURTESY;
      send(peer, peer.handshake.reply(head, hello, about.encode()));
    } else if (greeting instanceof Frame.Reply reply) {
      replied(peer, reply);
    } else if (greeting instanceof Frame.Proof proof) {
      proved(peer, proof);
    } else if (greeting instanceof Frame.Refused refused && peer.linked == null) {
      otherSecret(peer, refused.head());
    }
  }

  private void replied(Peer peer, Frame.Reply reply) {
    if (peer.handshake.accepts(reply)) {
      peer.next = clock.getAsLong() + COURTESY;
      send(peer, peer.handshake.proof(head, reply, about.encode()));
      peer.offered = peer.handshake.session(reply);
    } else if (peer.handshake.isFor(reply)) {
      send(peer, new Frame.Refused(head, false));
      otherSecret(peer, reply.head());
    }
  }

  private void proved(Peer peer, Frame.Proof proof) {
    if (peer.handshake.accepts(proof)) {
      Handshake.Session session = peer.handshake.session(proof);
      carrier.send(peer.id, FrameCodec.welcome(session.out()));
      link(peer, session);
    } else if (peer.handshake.isFor(proof)) {
      send(peer, new Frame.Refused(head, false));
      otherSecret(peer, proof.head());
    }
  }

  private void link(Peer peer, Handshake.Session session) {
    AboutNode other = AboutNode.decode(session.about());
    NodeInfo info = info(peer.id, other);
    members.accept(other.members());
    unlink(peer, "has lost this node");
    peer.over = false;
    peer.linked = info;
    peer.heard = clock.getAsLong();
    peer.silent = false;
    LOG.info(name(info) + " has joined");
    join.accept(info, session);
  }

  private void unlink(Peer peer, String why) {
    peer.offered = null;
    if (peer.linked != null) {
      LOG.log(why.equals(LOST) ? Level.WARNING : Level.INFO, "{0} {1}", new Object[] {name(peer.linked), why});
      peer.linked = null;
      leave.accept(peer.id);
    }
  }

  private static String name(NodeInfo node) {
    return "Node " + node.name() + " at " + node.address();
  }

  private void send(Peer peer, Frame.Greeting greeting) {
    carrier.send(peer.id, FrameCodec.encode(greeting));
  }

  private void otherVersion(Peer peer, Frame.Greeting greeting) {
    if (!(greeting instanceof Frame.Refused)) {
      send(peer, new Frame.Refused(head, true));
    }
    complain(peer, "node " + peer.id + " is " + version(greeting.head()) + ", this one is " + version(head)
        + ": all nodes of a cluster need versions of Moonbus with the same protocol");
  }

  private void otherSecret(Peer peer, Head other) {
    complain(peer, "node " + other.from() + " has another cluster.secret: set it to the same on all nodes");
  }

  private static String version(Head head) {
    return "Moonbus " + head.version() + " with protocol " + head.protocol();
  }

  private void complain(Peer peer, String reason) {
    unlink(peer, "does not belong here");
    if (complained.add(peer.id)) {
      LOG.log(Level.WARNING, "No link: {0}", reason);
    }
    if (elders.contains(peer.id)) {
      refusal.accept(reason);
    }
  }

  private List<String> before(List<String> members) {
    int self = members.indexOf(carrier.self());
    return self < 0 ? List.of() : members.subList(0, self);
  }
}
