package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.util.Map;
import java.util.function.LongSupplier;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** Everything a replica knows at one moment. Never changes; each transition makes another. */
final class State {

  /** Bits of a clock that count writes of one millisecond. */
  static final int COUNTER_BITS = 16;

  /** Hours by which the clock of another node may be ahead. */
  static final int MAX_AHEAD_HOURS = 24;

  private static final long HOUR_MILLIS = 3_600_000;

  /** Whether a clock is so far ahead that it is not followed. */
  static boolean isAhead(long clock, long nowMillis) {
    return (clock >>> COUNTER_BITS) - nowMillis > MAX_AHEAD_HOURS * HOUR_MILLIS;
  }

  /**
   * Who a replica is.
   *
   * @param sponsor the replica whose data it took over when it became a member; 0 = none
   */
  record Identity(long origin, long history, long sponsor) {

    private static final int HISTORY_BITS = 16;

    /** Set in the history of what was saved of damaged files, so that it is younger than every other. */
    private static final long SALVAGED = 1L << 62;

    static Identity create(long nowMillis, LongSupplier random) {
      return new Identity(Origins.of(Origins.random(random), 0), nowMillis << HISTORY_BITS | random.getAsLong() >>> Long.SIZE - HISTORY_BITS,
          0);
    }

    /** Who has what was saved of damaged files. Removals may be missing, so it is another than before. */
    static Identity salvaged(long nowMillis, LongSupplier random) {
      Identity fresh = create(nowMillis, random);
      return new Identity(fresh.origin, fresh.history | SALVAGED, 0);
    }

    /** The one after this. When there are no more generations it is another replica, which became a member by this one. */
    Identity next(LongSupplier random) {
      long replica = Origins.replica(origin);
      int generation = Origins.next(Origins.generation(origin), random);
      return generation <= Origins.MAX_GENERATION ? new Identity(Origins.of(replica, generation), history, sponsor)
          : new Identity(Origins.of(Origins.random(random), 0), history, replica);
    }

    boolean isSalvaged() {
      return (history & SALVAGED) != 0;
    }
  }

  final Identity self;
  final Node root;
  /** The greatest clock seen or given; a new write gets a greater one. */
  final long clock;
  final Vector vector;
  final TreePMap<Long, Member> members;
  /** Removals up to this clock may have been forgotten. */
  final long collected;
  final Journal journal;
  /** Counts changes that have to be stored. */
  final long sequence;
  final TreePSet<Due> tombstones;
  final TreePSet<Due> expiries;

  private State(Builder from) {
    self = from.self;
    root = from.root;
    clock = from.clock;
    vector = from.vector;
    members = from.members;
    collected = from.collected;
    journal = from.journal;
    sequence = from.sequence;
    tombstones = from.tombstones;
    expiries = from.expiries;
  }

  static State empty(Identity self) {
    Builder builder = new Builder();
    builder.self = self;
    return builder.build().withMember(Origins.replica(self.origin()),
        new Member(Origins.generation(self.origin()), false));
  }

  static State of(Metadata metadata, Node root) {
    Builder builder = new Builder();
    builder.self = metadata.self();
    builder.clock = metadata.clock();
    builder.vector = metadata.vector();
    builder.members = TreePMap.from(metadata.members());
    builder.collected = metadata.collected();
    return builder.build().recovered(root, root.newest());
  }

  /** With a tree from a store. */
  State recovered(Node tree, long newest) {
    Builder builder = change().clock(Math.max(clock, newest));
    builder.root = tree;
    Walk.registers(DataPath.ROOT, tree, builder::list);
    return builder.build();
  }

  /** With another origin: what was written under the one before may be lost here, or another may write under it. */
  State anew(LongSupplier random) {
    Builder builder = change();
    builder.self = self.next(random);
    long origin = builder.self.origin();
    return builder.build().withMember(Origins.replica(origin), new Member(Origins.generation(origin), false));
  }

  /** Whether it has data, or may have had some. */
  boolean hasData() {
    return root.registers() > 0 || collected > 0;
  }

  Builder change() {
    Builder builder = new Builder();
    builder.self = self;
    builder.root = root;
    builder.clock = clock;
    builder.vector = vector;
    builder.members = members;
    builder.collected = collected;
    builder.journal = journal;
    builder.sequence = sequence;
    builder.tombstones = tombstones;
    builder.expiries = expiries;
    return builder;
  }

  /** With a write of this replica. */
  State written(DataPath path, Value value, long expires, long nowMillis) {
    long next = nextClock(nowMillis);
    return change().clock(next).merge(path, new Register(new Stamp(next, self.origin()), value, expires)).build();
  }

  long nextClock(long nowMillis) {
    return Math.max(clock + 1, nowMillis << COUNTER_BITS);
  }

  /** With a write of any replica, which changes nothing when it is known. */
  State merged(Op op) {
    Stamp stamp = op.stamp();
    if (vector.covers(stamp.clock(), stamp.origin())) {
      return this;
    }
    return change().clock(Math.max(clock, stamp.clock())).merge(op.path(), op.register()).build();
  }

  /** With a member as it is known elsewhere. */
  State withMember(long replica, Member member) {
    Member known = members.get(replica);
    Member merged = known == null ? member : known.merged(member);
    if (merged.equals(known)) {
      return this;
    }
    Builder builder = change();
    builder.members = members.plus(replica, merged);
    builder.sequence++;
    return builder.build();
  }

  /** The state of a replica that has taken over another's tree. */
  State adopted(Identity identity, Node tree, Message.Page from, TreePMap<Long, Member> known, long collectedThere) {
    Builder builder = new Builder();
    builder.self = identity;
    builder.root = tree;
    builder.clock = Math.max(clock, from.clock());
    builder.vector = from.known();
    builder.members = known;
    builder.collected = collectedThere;
    builder.sequence = sequence + 1;
    Walk.registers(DataPath.ROOT, tree, builder::list);
    return builder.build();
  }

  /** With a write made once more. */
  State again(Op op) {
    State result = written(op.path(), op.register().value(), op.register().expires(), 0);
    return result.drained();
  }

  /** With the whole tree in the journal. */
  State replaced(State before) {
    Builder builder = change();
    builder.sequence = Math.max(sequence, before.sequence) + 1;
    builder.journal = new Journal(builder.sequence, DataPath.ROOT, before.root, root, true, before.journal);
    return builder.build();
  }

  /** With an empty journal. */
  State drained() {
    Builder builder = change();
    builder.journal = null;
    return builder.build();
  }

  State withVector(Vector other) {
    if (other == vector) {
      return this;
    }
    Builder builder = change();
    builder.vector = other;
    return builder.build();
  }

  State withClock(long atLeast) {
    return atLeast <= clock ? this : change().clock(atLeast).build();
  }

  /** A state in the making. */
  static final class Builder {

    Identity self;
    Node root = Node.EMPTY;
    long clock;
    Vector vector = Vector.EMPTY;
    TreePMap<Long, Member> members = TreePMap.empty();
    long collected;
    Journal journal;
    long sequence;
    TreePSet<Due> tombstones = TreePSet.empty();
    TreePSet<Due> expiries = TreePSet.empty();

    State build() {
      return new State(this);
    }

    Builder clock(long value) {
      clock = value;
      return this;
    }

    Builder merge(DataPath path, Register register) {
      Node changed = Merge.apply(root, path, register);
      if (changed != root) {
        Node before = root;
        root = changed;
        changed(path, before);
        noteRemovedAbove(path, before);
      }
      return this;
    }

    /** A value above a written path has become a removal. */
    private void noteRemovedAbove(DataPath path, Node before) {
      Node node = before;
      for (int i = 0; i < path.size() && node != null; i++) {
        if (node.value != null) {
          changed(path.head(i), before);
          return;
        }
        node = node.below.get(path.key(i));
      }
    }

    void expire(Due due) {
      Node before = root;
      root = Merge.expire(root, due.path(), due.stamp());
      if (root == before) {
        expiries = expiries.minus(due);
      } else {
        changed(due.path(), before);
      }
    }

    void forget(Due due) {
      Node before = root;
      root = Merge.forget(root, due.path(), due.stamp());
      if (root == before) {
        tombstones = tombstones.minus(due);
      } else {
        changed(due.path(), before);
      }
      collected = Math.max(collected, due.time());
    }

    /** Notes that the register at a path is another than in an earlier tree. */
    void changed(DataPath path, Node earlier) {
      Node before = Walk.node(earlier, path);
      Node after = Walk.node(root, path);
      unlist(path, before);
      list(path, after);
      sequence++;
      journal = new Journal(sequence, path, before, after, false, journal);
    }

    private void unlist(DataPath path, Node node) {
      if (node != null && node.isTombstone()) {
        tombstones = tombstones.minus(tombstone(path, node));
      } else if (node != null && node.expires() != 0) {
        expiries = expiries.minus(expiry(path, node));
      }
    }

    void list(DataPath path, Node node) {
      if (node != null && node.isTombstone()) {
        tombstones = tombstones.plus(tombstone(path, node));
      } else if (node != null && node.expires() != 0) {
        expiries = expiries.plus(expiry(path, node));
      }
    }

    private static Due tombstone(DataPath path, Node node) {
      return new Due(node.clock, path, new Stamp(node.clock, node.origin));
    }

    private static Due expiry(DataPath path, Node node) {
      return new Due(node.expires(), path, new Stamp(node.clock, node.origin));
    }
  }
}
