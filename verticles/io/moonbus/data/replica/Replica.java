package io.moonbus.data.replica;

import io.moonbus.data.Branch;
import io.moonbus.data.DataException;
import io.moonbus.data.DataMetrics;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The tree of a node as its own threads read and write it. Can be used from any thread; nothing waits. */
public final class Replica {

  /** Registers looked at in one transition. */
  static final int SLICE = 1000;

  private final AtomicReference<State> state;
  private final DataOptions options;
  private final LongSupplier millis;

  /** A new replica without anything. */
  public static Replica create(DataOptions options, LongSupplier millis) {
    State.Identity self = State.Identity.create(millis.getAsLong(), new SecureRandom()::nextLong);
    return new Replica(State.empty(self), options, millis);
  }

  /** @param millis the time of day in milliseconds since 1970 */
  Replica(State state, DataOptions options, LongSupplier millis) {
    this.state = new AtomicReference<>(state);
    this.options = options;
    this.millis = millis;
  }

  public DataOptions options() {
    return options;
  }

  State state() {
    return state.get();
  }

  /** Makes a transition; it may be computed several times. */
  State change(UnaryOperator<State> transition) {
    while (true) {
      State before = state.get();
      State after = transition.apply(before);
      if (after == before || state.compareAndSet(before, after)) {
        return after;
      }
    }
  }

  /** Takes the changes that were not taken before. */
  public Drained drain() {
    State[] taken = new State[1];
    State after = change(before -> {
      taken[0] = before;
      return before.journal == null ? before : before.drained();
    });
    List<Journal> entries = new ArrayList<>();
    for (Journal entry = taken[0].journal; entry != null; entry = entry.previous()) {
      entries.add(entry);
    }
    Collections.reverse(entries);
    return new Drained(entries, after);
  }

  /** The number of the last change. */
  public long sequence() {
    return state.get().sequence;
  }

  public Branch read(DataPath path) {
    Node node = Walk.node(state.get().root, path);
    return node == null ? Node.EMPTY : node;
  }

  public Register register(DataPath path) {
    return Walk.register(state.get().root, path);
  }

  public void put(DataPath path, Value value) {
    write(path, value, 0);
  }

  private void write(DataPath path, Value value, long expires) {
    checkPath(path);
    checkValue(path, value);
    long now = millis.getAsLong();
    change(before -> checked(before, before.written(path, value, expires, now)));
  }

  public void remove(DataPath path) {
    long now = millis.getAsLong();
    change(before -> removed(before, path, now));
  }

  private static State removed(State before, DataPath path, long now) {
    Node node = Walk.node(before.root, path);
    return node == null || node.entries() == 0 ? before : before.written(path, null, 0, now);
  }

  public void replace(DataPath path, Tree tree) {
    checkTree(path, tree);
    long now = millis.getAsLong();
    change(before -> checked(before, leaves(removed(before, path, now), path, tree, now)));
  }

  private void checkTree(DataPath path, Tree tree) {
    tree.values().forEach((key, value) -> {
      checkPath(path.child(key));
      checkValue(path, value);
    });
    tree.branches().forEach((key, branch) -> checkTree(path.child(key), branch));
  }

  private static State leaves(State before, DataPath path, Tree tree, long now) {
    State result = before;
    for (Map.Entry<Key, Value> entry : tree.values().entrySet()) {
      result = result.written(path.child(entry.getKey()), entry.getValue(), 0, now);
    }
    for (Map.Entry<Key, Tree> entry : tree.branches().entrySet()) {
      result = leaves(result, path.child(entry.getKey()), entry.getValue(), now);
    }
    return result;
  }

  public void expire(DataPath path, long epochMillis) {
    long now = millis.getAsLong();
    change(before -> {
      Node node = Walk.node(before.root, path);
      return node == null || node.value == null || node.expires() == epochMillis ? before
          : before.written(path, node.value, epochMillis, now);
    });
  }

  /**
   * Writes a value if the register is still the one that somebody has seen, or has no value now as then. Removing what is
   * not there writes nothing.
   *
   * @param seen  {@code null} for no register
   * @param value {@code null} to remove it
   * @return whether it was still that one
   */
  public boolean compareAndSet(DataPath path, Register seen, Value value) {
    checkPath(path);
    if (value != null) {
      checkValue(path, value);
    }
    long now = millis.getAsLong();
    boolean[] same = new boolean[1];
    change(before -> {
      Register current = Walk.register(before.root, path);
      // A removal and nothing are the same: one node may have forgotten the removal, another not.
      same[0] = hasValue(current) ? seen != null && current.stamp().equals(seen.stamp()) : !hasValue(seen);
      boolean nothing = value == null && !hasValue(current);
      return same[0] && !nothing ? checked(before, before.written(path, value, 0, now)) : before;
    });
    return same[0];
  }

  private static boolean hasValue(Register register) {
    return register != null && register.value() != null;
  }

  /** Adds to a number and returns its register. */
  public Register increment(DataPath path, double amount) {
    checkPath(path);
    long now = millis.getAsLong();
    State after = change(before -> {
      Register current = Walk.register(before.root, path);
      Value sum = Numbers.add(current == null ? null : current.value(), amount);
      return checked(before, before.written(path, sum, 0, now));
    });
    return Walk.register(after.root, path);
  }

  /**
   * Takes what the owner of a path has.
   *
   * @throws DataException when it was written by a clock that is far ahead
   */
  public void learn(DataPath path, Register register) {
    if (State.isAhead(register.stamp().clock(), millis.getAsLong())) {
      throw new DataException(path + " was written by a node whose clock is or was more than " + State.MAX_AHEAD_HOURS
          + " hours ahead; it is not taken here until the clocks are set");
    }
    change(before -> before.merged(new Op(path, register)));
  }

  /**
   * Does what is asked of the owner of a path.
   *
   * @throws DataException when a limit is exceeded, or the value is no number
   */
  public Request.Reply decide(Request request) {
    if (request.seen() != null) {
      learn(request.path(), request.seen());
    }
    if (request instanceof Request.Swap swap) {
      boolean done = compareAndSet(swap.path(), swap.seen(), swap.value());
      return new Request.Reply(done, register(swap.path()), null);
    }
    return new Request.Reply(true, increment(request.path(), ((Request.Add) request).amount()), null);
  }

  /** Removes values whose time has come, some at a time; whether there were any. */
  public boolean expire() {
    long now = millis.getAsLong();
    if (!isDue(state.get(), now)) {
      return false;
    }
    change(before -> expired(before, now));
    return true;
  }

  private static boolean isDue(State state, long now) {
    return !state.expiries.isEmpty() && state.expiries.first().time() <= now;
  }

  private static State expired(State before, long now) {
    State.Builder builder = before.change();
    for (int i = 0; i < SLICE && !builder.expiries.isEmpty() && builder.expiries.first().time() <= now; i++) {
      builder.expire(builder.expiries.first());
    }
    return builder.build();
  }

  /** Forgets some removals up to a clock; whether there are more. */
  boolean collect(long until) {
    State after = change(before -> collected(before, until));
    return !after.tombstones.isEmpty() && after.tombstones.first().time() <= until;
  }

  private static State collected(State before, long until) {
    State.Builder builder = before.change();
    for (int i = 0; i < SLICE && !builder.tombstones.isEmpty() && builder.tombstones.first().time() <= until; i++) {
      builder.forget(builder.tombstones.first());
    }
    return builder.build();
  }

  /** Figures that the tree alone tells. */
  public DataMetrics metrics() {
    State now = state.get();
    return new DataMetrics(now.root.entries(), now.root.below.bytes, now.tombstones.size(), 0, 0, true);
  }

  private void checkPath(DataPath path) {
    if (path.size() == 0) {
      throw new IllegalArgumentException("the root of the data cannot be a value");
    }
    if (path.size() > options.getMaxDepth()) {
      throw new DataException("data nested deeper than data.maxDepth = " + options.getMaxDepth());
    }
    for (int i = 0; i < path.size(); i++) {
      if (path.key(i).length() > options.getMaxKey()) {
        throw new DataException("a key of " + path.key(i).length() + " bytes exceeds data.maxKey = " + options.getMaxKey());
      }
    }
  }

  private void checkValue(DataPath path, Value value) {
    if (value.length() > options.getMaxValue()) {
      throw new DataException("a value of " + value.length() + " bytes for " + path + " exceeds data.maxValue = "
          + options.getMaxValue());
    }
  }

  private State checked(State before, State after) {
    if (after.root.entries() > options.getMaxEntries() && after.root.entries() > before.root.entries()) {
      throw new DataException("more values than data.maxEntries = " + options.getMaxEntries());
    }
    return after;
  }
}
