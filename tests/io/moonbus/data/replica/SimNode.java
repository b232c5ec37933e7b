package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A node of the simulation: its disk, its clock, and its process while it runs. */
final class SimNode {

  private static final List<String> KEYS = List.of("a", "b", "c");

  final int index;
  final SimDisk disk = new SimDisk();
  final Simulation world;
  long skew;
  int runs;
  String name;
  ReplicaNode process;
  long pausedUntil;
  /** The disk fails until then. */
  long brokenUntil;
  Set<Stamp> known = new HashSet<>();
  ReplicaNode.Write writing;
  Set<Stamp> writingKnown;
  List<Store.Batch> writingBatches;

  SimNode(int index, Simulation world) {
    this.index = index;
    this.world = world;
  }

  long now() {
    return world.now + skew;
  }

  boolean isRunning() {
    return process != null && world.now >= pausedUntil;
  }

  void start() {
    name = index + "#" + ++runs;
    String sender = name;
    known = new HashSet<>(disk.known);
    try {
      process = ReplicaNode.open(disk, new DataOptions().setForgetDays(1), this::now, world.random::nextLong, new Output() {
        @Override
        public void send(String node, Message message) {
          world.send(sender, node, message);
        }

        @Override
        public void warn(String message) {
          assertThat(world.isHarmed()).as(message).isTrue();
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process ends; what was not written is lost. */
  void crash() {
    process = null;
    writing = null;
    pausedUntil = 0;
  }

  /** The process ends in order. */
  void stop() {
    if (writing != null) {
      endWrite(true);
    }
    beginWrite(true);
    endWrite(true);
    crash();
  }

  void beginWrite(boolean last) {
    if (writing == null && (last || process.unwritten() > 0)) {
      writing = process.write(process.drain(), last);
      writingBatches = writing.batches();
      writingKnown = new HashSet<>(known);
    }
  }

  /** The store has written everything, or a part of it and failed. */
  void endWrite(boolean succeeds) {
    if (writing == null) {
      return;
    }
    if (succeeds) {
      writingBatches.forEach(disk::write);
      disk.known = writingKnown;
      writing.succeeded();
    } else {
      writing.failed();
    }
    writing = null;
  }

  void tick() {
    process.replica().expire();
    process.drain();
    process.tick(now());
    while (process.collect()) {
      process.drain();
    }
  }

  void receive(String from, Message message) {
    State before = process.replica().state();
    process.receive(from, message, now());
    State after = process.replica().state();
    if (before.self.history() != after.self.history() || Origins.replica(before.self.origin()) != Origins.replica(after.self.origin())) {
      adopted(after);
    }
    List<Op> ops = message instanceof Message.Live live ? live.ops()
        : message instanceof Message.Page page ? page.ops() : List.of();
    for (Op op : ops) {
      if (Merge.apply(after.root, op.path(), op.register()) == after.root) {
        known.add(op.stamp());
      }
    }
  }

  /** It has another's data and what it wrote anew. */
  private void adopted(State state) {
    known = new HashSet<>();
    Walk.registers(DataPath.ROOT, state.root, (path, node) -> {
      Op op = new Op(path, node.register());
      if (!world.oracle.knows(op.stamp())) {
        world.oracle.add(op);
      }
      known.add(op.stamp());
    });
  }

  /** Writes something at random and checks that it reads it. */
  void act(Random random) {
    DataPath path = path(random);
    Value value = Value.of(Integer.toString(world.values++));
    Replica replica = process.replica();
    State before = replica.state();
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> replica.put(path, value);
      case 4, 5, 6 -> replica.remove(path);
      case 7 -> replica.replace(path, new Tree().put(Key.of("a"), value));
      case 8 -> replica.expire(path, now() + random.nextInt(20_000));
      default -> assertThat(replica.compareAndSet(path, replica.register(path), value)).isTrue();
    }
    note(before, replica.state());
    assertThat(Oracle.values(replica)).as("read your writes").isEqualTo(expected(before, replica.state()));
    if (random.nextInt(3) > 0) {
      process.drain();
    }
  }

  /** What the tree has to be after a write, by merging its parts with what was visible in the simplest way. */
  private java.util.Map<DataPath, Value> expected(State before, State after) {
    java.util.Map<DataPath, Value> values = new java.util.TreeMap<>();
    Walk.registers(DataPath.ROOT, before.root, (path, node) -> {
      if (node.value != null) {
        values.put(path, node.value);
      }
    });
    java.util.List<Op> ops = new java.util.ArrayList<>(ops(before, after));
    ops.sort(java.util.Comparator.comparing(Op::stamp));
    for (Op op : ops) {
      values.keySet().removeIf(path -> path.startsWith(op.path()) || op.path().startsWith(path));
      if (op.register().value() != null) {
        values.put(op.path(), op.register().value());
      }
    }
    return values;
  }

  private void note(State before, State after) {
    for (Op op : ops(before, after)) {
      world.written(op);
      known.add(op.stamp());
    }
  }

  /** The writes that were made between two states. */
  private static List<Op> ops(State before, State after) {
    List<Op> ops = new java.util.ArrayList<>();
    for (Journal entry = after.journal; entry != null && entry != before.journal; entry = entry.previous()) {
      Node node = entry.after();
      if (node != null && node.origin == after.self.origin() && node.clock > before.clock) {
        ops.add(new Op(entry.path(), node.register()));
      }
    }
    return ops;
  }

  private static DataPath path(Random random) {
    DataPath path = DataPath.ROOT;
    for (int size = 1 + random.nextInt(3); size > 0; size--) {
      path = path.child(Key.of(KEYS.get(random.nextInt(KEYS.size()))));
    }
    return path;
  }
}
