package io.moonbus.data.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps a replica the same as those of other nodes. Used by one thread. */
final class Sync {

  /** Ticks after which a question that got no answer is asked again. Not a time: clocks are set back. */
  private static final long RETRY_TICKS = 3;

  /** Ticks after which taking over data that do not come is given up. */
  private static final long STUCK_TICKS = 15;

  private final Replica replica;
  private final Durable durable;
  private final Output output;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private final Map<Long, Long> heard = new HashMap<>();
  private final Absences absences;
  private final LongSupplier random;
  private final Floor floor = new Floor();
  private final LiveWrites live;
  private long requests;
  private long rescues;
  private long ticks;
  private boolean caughtUp;
  private final Runs runs;
  private Run own;
  /** What was written later this process has written. */
  private final long begun;
  private Adoption adoption;
  private long patientUntil;
  /** The replica that this one is going to be when it takes over data; 0 = not chosen yet. */
  private long candidate;
  private long candidateHistory;
  private final List<Op> aside = new ArrayList<>();

  Sync(Replica replica, Durable durable, Absences absences, Runs runs, Run own, LongSupplier random, Output output) {
    this.runs = runs;
    this.own = own;
    begun = replica.state().clock;
    this.absences = absences;
    this.random = random;
    this.replica = replica;
    this.durable = durable;
    this.output = output;
    live = new LiveWrites(begun);
  }

  Absences absences() {
    return absences;
  }

  Runs runs() {
    return runs;
  }

  /** The store has counted so far. */
  void stored(long position) {
    own = own.at(position);
  }

  boolean caughtUp() {
    caughtUp |= adoption == null && peers.values().stream().allMatch(peer -> peer.pulled);
    return caughtUp;
  }

  /** For how many milliseconds at most writes of a node that can be reached have been missing. */
  long lagMillis(long now) {
    return peers.values().stream().filter(peer -> peer.completeAt != 0)
        .mapToLong(peer -> Math.max(0, now - peer.completeAt)).max().orElse(0);
  }

  /** A node can be reached from now on. */
  void joined(String node) {
    peers.put(node, new Peer(node));
    greet(node);
  }

  private void greet(String node) {
    output.send(node, digest());
  }

  /**
   * A node cannot be reached any more. What it wrote last may have reached some nodes only, so that each takes over from
   * each what it does not know.
   */
  void left(String node) {
    peers.remove(node);
    if (adoption != null && adoption.isFrom(node)) {
      adoption = null;
    }
    peers.values().forEach(peer -> peer.pulled = false);
    rescues++;
  }

  private Message.Digest digest() {
    State state = replica.state();
    return new Message.Digest(state.self.origin(), state.self.history(), state.self.sponsor(), state.hasData(), state.clock,
        durable.known(state), state.collected, rescues, state.members, own);
  }

  void receive(String node, Message message, long now) {
    Peer peer = peers.get(node);
    if (peer == null || isAhead(peer, message, now)) {
      return;
    }
    if (message instanceof Message.Live batch) {
      live(peer, batch, now);
    } else if (message instanceof Message.Digest digest) {
      digest(peer, digest);
    } else if (message instanceof Message.Pull pull) {
      pull(peer, pull);
    } else if (message instanceof Message.Page page) {
      page(peer, page);
    }
  }

  /** A clock that is far ahead would have all others follow it. */
  private boolean isAhead(Peer peer, Message message, long now) {
    boolean ahead = State.isAhead(message.newest(), now);
    if (ahead && !peer.warned) {
      output.warn("the clock of node " + peer.node + " is or was more than " + State.MAX_AHEAD_HOURS
          + " hours ahead; its data are not taken until the clock here has come near to that; set the clocks");
    }
    peer.warned = ahead;
    return ahead;
  }

  private void live(Peer peer, Message.Live batch, long now) {
    State state = replica.state();
    Member member = state.members.get(Origins.replica(batch.origin()));
    if (adoption != null || !isMember(peer) || batch.origin() != peer.digest.origin() || member == null || member.forgotten()
        || member.generation() != Origins.generation(batch.origin())) {
      return;
    }
    replica.change(before -> merged(before, batch.ops()));
    long origin = batch.origin();
    long until = heard.getOrDefault(origin, state.vector.get(origin));
    if (batch.after() > until) {
      peer.pulled = false;
      pullFrom(peer);
      return;
    }
    long complete = Math.max(until, batch.upTo());
    heard.put(origin, complete);
    peer.completeAt = now;
    replica.change(before -> before.withVector(before.vector.with(origin, Math.min(batch.promise(), complete))));
  }

  private static State merged(State before, List<Op> ops) {
    State result = before;
    for (Op op : ops) {
      result = result.merged(op);
    }
    return result;
  }

  private void digest(Peer peer, Message.Digest digest) {
    Runs.Finding finding = find(digest);
    if (finding == Runs.Finding.EARLIER) {
      return;
    }
    if (finding == Runs.Finding.ASTRAY) {
      astray("node " + peer.node, digest.origin());
    }
    long self = replica.state().self.origin();
    Member told = digest.members().get(Origins.replica(self));
    if (told != null && told.generation() > Origins.generation(self)) {
      astray("this node", self);
    }
    boolean first = peer.digest == null;
    peer.digest = digest;
    State state = replica.state();
    if (adoption != null) {
      if (!adoption.isFrom(peer.node) || adoption.isGood(state, digest, own)) {
        return;
      }
      adoption = null;
    }
    if (ticks >= patientUntil && Adoption.isDue(state, digest, own)) {
      adopt(peer);
      return;
    }
    if (digest.history() != state.self.history() || Adoption.isOutside(state.members, peer.replica(), digest.sponsor())) {
      return;
    }
    replica.change(before -> met(before, digest));
    floor.told(digest);
    if (first) {
      greet(peer.node);
    }
    if (isBehind(digest) || digest.rescues() != peer.rescues) {
      peer.rescues = digest.rescues();
      peer.pulled = false;
      peer.pulling = null;
    }
    pullFrom(peer);
  }

  private Runs.Finding find(Message.Digest digest) {
    long other = Origins.replica(digest.origin());
    return other == Origins.replica(replica.state().self.origin()) ? Runs.own(own, digest.run())
        : runs.told(other, digest.run());
  }

  /** Forgets a replica of which there is a copy, so that all who have its name take over the others' data under new names. */
  private void astray(String who, long origin) {
    Member before = replica.state().members.get(Origins.replica(origin));
    Member member = Member.astray(Origins.generation(origin));
    replica.change(state -> state.withMember(Origins.replica(origin), member));
    if (before == null || !before.astray()) {
      output.warn(who + " runs with a copy or an older state of a data folder that another node has or had; "
          + "those with this folder take over the data of the others, what only they have is kept in aside-<time>.json in the "
          + "folder: give each node a data folder of its own, and restore none while other nodes run");
    }
  }

  private static boolean isForgotten(Map<Long, Member> members, long replica) {
    Member member = members.get(replica);
    return member != null && member.forgotten();
  }

  private static State met(State before, Message.Digest digest) {
    State result = before.withClock(digest.clock());
    for (Map.Entry<Long, Member> entry : digest.members().entrySet()) {
      result = result.withMember(entry.getKey(), entry.getValue());
    }
    return result;
  }

  /** Whether it knows more than this replica of an origin that cannot be reached. */
  private boolean isBehind(Message.Digest digest) {
    Vector own = replica.state().vector;
    boolean[] behind = new boolean[1];
    digest.known().forEach((origin, clock) -> behind[0] |= clock > own.get(origin) && !isReachable(origin));
    return behind[0];
  }

  private boolean isHere(long id) {
    return id == Origins.replica(replica.state().self.origin())
        || peers.values().stream().anyMatch(peer -> peer.digest != null && peer.replica() == id);
  }

  private boolean isReachable(long origin) {
    return origin == replica.state().self.origin()
        || peers.values().stream().anyMatch(peer -> peer.digest != null && peer.digest.origin() == origin);
  }

  private boolean isMember(Peer peer) {
    State state = replica.state();
    return peer.digest != null && peer.digest.history() == state.self.history()
        && state.members.containsKey(peer.replica()) && !isForgotten(state.members, peer.replica());
  }

  private void pullFrom(Peer peer) {
    if (adoption == null && !peer.pulled && isMember(peer)) {
      if (peer.pulling == null) {
        peer.pulling = new Peer.Pulling();
      } else if (ticks - peer.pulling.askedAt < RETRY_TICKS) {
        return;
      }
      ask(peer);
    }
  }

  private void ask(Peer peer) {
    Peer.Pulling pulling = peer.pulling;
    pulling.request = ++requests;
    pulling.askedAt = ticks;
    State state = replica.state();
    output.send(peer.node, new Message.Pull(pulling.request, state.self.origin(), state.self.history(), false, state.vector,
        pulling.after));
  }

  /**
   * Answers what another does not know, as soon as it is known as a member in the store: whatever it writes from then on is
   * waited for before removals are forgotten.
   */
  private void pull(Peer peer, Message.Pull pull) {
    State state = replica.state();
    peer.waiting = null;
    long asking = Origins.replica(pull.origin());
    if (adoption != null || pull.history() != state.self.history() || isForgotten(state.members, asking)
        || !pull.adopting() && !state.members.containsKey(asking)) {
      return;
    }
    replica.change(before -> before.withMember(asking, new Member(Origins.generation(pull.origin()), false)));
    if (durable.hasMember(asking)) {
      Scan.Part part = Scan.of(state.root, pull.known(), pull.after());
      output.send(peer.node, new Message.Page(pull.request(), state.self.origin(), state.clock, state.vector, state.collected,
          part.ops(), part.next()));
    } else {
      peer.waiting = pull;
    }
  }

  /** The store has more than before. */
  void stored() {
    peers.values().stream().filter(peer -> peer.waiting != null).forEach(peer -> pull(peer, peer.waiting));
  }

  private void page(Peer peer, Message.Page page) {
    if (adoption != null) {
      adopted(peer, page);
      return;
    }
    Peer.Pulling pulling = peer.pulling;
    if (pulling == null || pulling.request != page.request()) {
      return;
    }
    if (!isMember(peer)) {
      peer.pulling = null;
      return;
    }
    if (pulling.first == null) {
      pulling.first = page;
    } else if (pulling.first.origin() != page.origin()) {
      peer.pulling = null;
      return;
    }
    State before = replica.state();
    replica.change(state -> merged(state, page.ops()));
    if (page.ops().stream().anyMatch(op -> isRescued(before, op))) {
      rescues++;
    }
    pulling.after = page.next();
    if (page.next() != null) {
      ask(peer);
    } else {
      pulled(peer);
    }
  }

  /** Whether a write is new here that its writer does not send any more, so that others may lack it, too. */
  private boolean isRescued(State before, Op op) {
    return !isReachable(op.stamp().origin()) && !before.vector.covers(op.stamp().clock(), op.stamp().origin())
        && Merge.apply(before.root, op.path(), op.register()) != before.root;
  }

  private void pulled(Peer peer) {
    Message.Page first = peer.pulling.first;
    peer.pulling = null;
    peer.pulled = true;
    heard.merge(first.origin(), first.clock(), Math::max);
    replica.change(before -> before.withClock(first.clock()).withVector(before.vector.merged(first.known())));
  }

  private void adopt(Peer peer) {
    peers.values().forEach(other -> other.pulling = null);
    if (candidate == 0 || candidateHistory != peer.digest.history() || isForgotten(peer.digest.members(), candidate)) {
      candidate = Origins.random(random);
      candidateHistory = peer.digest.history();
    }
    adoption = new Adoption(peer.node, peer.digest, candidate, begun, ticks);
    output.send(peer.node, adoption.ask(++requests, ticks));
  }

  private void adopted(Peer peer, Message.Page page) {
    if (!adoption.isFrom(peer.node) || !adoption.take(page, ticks)) {
      return;
    }
    if (!adoption.isComplete()) {
      output.send(peer.node, adoption.ask(++requests, ticks));
      return;
    }
    Adoption complete = adoption;
    candidate = 0;
    adoption = null;
    replica.change(complete::result);
    live.restart(replica.state().clock);
    aside.addAll(complete.aside());
    heard.clear();
    peer.pulled = true;
    peers.values().forEach(other -> greet(other.node));
  }

  /** Two that wait for each other's data go on as they were for a while, for times that differ. */
  private void forgetStuckAdoption() {
    if (adoption != null && ticks - adoption.heardAt() > STUCK_TICKS) {
      adoption = null;
      patientUntil = ticks + RETRY_TICKS * (2 + Origins.replica(replica.state().self.origin()) % 8);
    }
  }

  /** Sends own writes on to those who may have them. */
  void drained(Drained drained) {
    if (adoption != null) {
      // If it is given up, the others have to notice that they were not told of this.
      live.restart(drained.state.clock);
      return;
    }
    List<Message.Live> batches = live.of(drained, durable.known(drained.state));
    peers.values().stream().filter(this::mayHaveWrites)
        .forEach(peer -> batches.forEach(batch -> output.send(peer.node, batch)));
  }

  private boolean mayHaveWrites(Peer peer) {
    return isMember(peer) && durable.hasMember(peer.replica());
  }

  /** What has to be done every second or so, when there is nothing new in the journal. */
  void tick(long now, long forgetMillis) {
    ticks++;
    State state = replica.change(before -> durable.has(before) ? promised(before, now) : before);
    if (durable.has(state)) {
      drained(new Drained(List.of(), state));
    }
    absences.tick(replica, now, forgetMillis, this::isHere);
    forgetStuckAdoption();
    peers.values().forEach(peer -> {
      peer.completeAt = peer.completeAt == 0 ? now : peer.completeAt;
      greet(peer.node);
    });
    if (adoption != null && ticks - adoption.askedAt() >= RETRY_TICKS) {
      output.send(adoption.node(), adoption.ask(++requests, ticks));
    }
    peers.values().forEach(peer -> pullFrom(peer));
  }

  /** Nothing older than now will be written any more. */
  private static State promised(State before, long now) {
    long clock = Math.max(before.clock, now << State.COUNTER_BITS);
    return before.withClock(clock).withVector(before.vector.with(before.self.origin(), clock));
  }

  /** Forgets some removals that every replica knows; whether there are more. Not while writes are being taken over: such
   * an answer may contain what the removal covers. */
  boolean collect() {
    State state = replica.state();
    if (adoption != null || peers.values().stream().anyMatch(peer -> peer.pulling != null) || state.tombstones.isEmpty()) {
      return false;
    }
    long until = floor.of(state, durable.known(state));
    return state.tombstones.first().time() <= until && replica.collect(until);
  }

  /** Takes own writes that were not kept when the data of another node were taken over. */
  List<Op> takeAside() {
    List<Op> taken = List.copyOf(aside);
    aside.clear();
    return taken;
  }
}
