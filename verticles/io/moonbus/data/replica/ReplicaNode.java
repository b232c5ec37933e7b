package io.moonbus.data.replica;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** A replica, its way to the store and to other nodes. Used by one thread, beside {@link #replica()}. */
public final class ReplicaNode {

  /** How far the clock in the store is ahead of the stamps, so that it goes on above them after a crash. */
  private static final long RESERVED_MILLIS = 60_000;
  private static final long DAY_MILLIS = 86_400_000;

  private final Replica replica;
  private final DataOptions options;
  private final Durable durable;
  private final Sync sync;
  private final Unwritten unwritten = new Unwritten();
  /** How often metadata were handed to the store, in this and all earlier processes. */
  private long position;

  private ReplicaNode(Recovered recovered, DataOptions options, LongSupplier millis, LongSupplier random, Output output) {
    this.options = options;
    replica = new Replica(recovered.state(), options, millis);
    durable = new Durable(recovered.state());
    position = recovered.position();
    sync = new Sync(replica, durable, new Absences(recovered.absences(), millis.getAsLong()), new Runs(recovered.runs()),
        new Run(random.getAsLong(), position, position), random, output);
  }

  /**
   * A replica with what a store has. Blocks.
   *
   * @param millis the time of day in milliseconds since 1970
   * @param random random numbers, of which the replica's names are made
   * @throws IOException when the store fails
   */
  public static ReplicaNode open(Store store, DataOptions options, LongSupplier millis,
                                 LongSupplier random, Output output) throws IOException {
    Recovery recovery = new Recovery(millis.getAsLong(), random);
    store.load(recovery);
    ReplicaNode node = new ReplicaNode(recovery.recovered(), options, millis, random, output);
    Map<String, byte[]> metadata = node.metadata(node.replica.state(), false);
    store.write(new Store.Batch(Map.of(), Set.of(), metadata));
    node.sync.stored(node.position);
    return node;
  }

  public Replica replica() {
    return replica;
  }

  /** Whether everything the nodes had that were there at the start has arrived. */
  public boolean caughtUp() {
    return sync.caughtUp();
  }

  /** For how many milliseconds at most writes of a node that can be reached have been missing; up to a second is normal. */
  public long lagMillis(long now) {
    return sync.lagMillis(now);
  }

  /** How many changes are not in the store. */
  public long unwritten() {
    return replica.state().sequence - durable.stored().sequence;
  }

  /** Counts changes; compare with {@link #stored()}. */
  public long sequence() {
    return replica.state().sequence;
  }

  /** Changes with a smaller or the same number are in the store. */
  public long stored() {
    return durable.stored().sequence;
  }

  public void joined(String node) {
    sync.joined(node);
  }

  public void left(String node) {
    sync.left(node);
  }

  /** Takes a message of another node. */
  public void receive(String node, Message message, long now) {
    sync.receive(node, message, now);
  }

  /** Sends what is new to the other nodes and notes it for the store. */
  public Drained drain() {
    Drained drained = replica.drain();
    if (!drained.isEmpty()) {
      unwritten.add(drained);
      sync.drained(drained);
    }
    return drained;
  }

  /** What has to be done every second or so; {@link #drain} comes before. */
  public void tick(long now) {
    sync.tick(now, options.getForgetDays() * DAY_MILLIS);
  }

  /** Forgets some removals that every node knows; whether there are more. */
  public boolean collect() {
    return sync.collect();
  }

  /** Takes own writes that were not kept, see {@code docs/data.md}. */
  public Map<DataPath, Register> takeAside() {
    Map<DataPath, Register> aside = new HashMap<>();
    sync.takeAside().forEach(op -> aside.put(op.path(), op.register()));
    return aside;
  }

  /**
   * What the store has to write; one at a time.
   *
   * @param drained what {@link #drain} returned last
   * @param last    whether the replica is closed afterwards
   */
  public Write write(Drained drained, boolean last) {
    return new Write(unwritten.take(), drained.state, metadata(drained.state, last));
  }

  private Map<String, byte[]> metadata(State state, boolean clean) {
    long clock = clean ? state.clock : state.clock + (RESERVED_MILLIS << State.COUNTER_BITS);
    Vector vector = state.vector.with(state.self.origin(), state.clock);
    Metadata metadata = new Metadata(state.self, clock, state.collected, vector, state.members, sync.absences().millis(),
        ++position, sync.runs().last());
    return Map.of(Metadata.NAME, Messages.encode(metadata));
  }

  /** A write of the store. */
  public final class Write {

    private final Unwritten.Taken taken;
    private final State state;
    private final Map<String, byte[]> metadata;
    private final long number = position;

    private Write(Unwritten.Taken taken, State state, Map<String, byte[]> metadata) {
      this.taken = taken;
      this.state = state;
      this.metadata = metadata;
    }

    /** What to write, in this order. May be called by another thread. */
    public List<Store.Batch> batches() {
      return taken.batches(state, metadata);
    }

    /** It is in the store. */
    public void succeeded() {
      durable.stored(state);
      sync.stored(number);
      long origin = state.self.origin();
      replica.change(before -> before.self.origin() == origin
          ? before.withVector(before.vector.with(origin, state.clock)) : before);
      sync.stored();
    }

    /** It has to be written again. */
    public void failed() {
      unwritten.failed(taken);
    }
  }
}
