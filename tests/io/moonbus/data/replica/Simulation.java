package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some nodes, their network, their disks and their clocks, all driven by one seed. While it is rough, messages are lost,
 * repeated and overtake each other, disks fail, processes pause and crash, clocks differ by minutes and groups of nodes are
 * separated. Then it becomes calm, and everything has to come right.
 */
final class Simulation {

  private static final long START = 1_700_000_000_000L;
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int STEP_MILLIS = 20;
  private static final int MAX_SKEW_MILLIS = 600_000;

  private record Delivery(long at, long order, String from, String to, Buffer message) {
  }

  final Random random;
  final Oracle oracle = new Oracle();
  final List<SimNode> nodes = new ArrayList<>();
  long now = START;
  int values;
  private final boolean absences;
  private final PriorityQueue<Delivery> network = new PriorityQueue<>((a, b) ->
      a.at == b.at ? Long.compare(a.order, b.order) : Long.compare(a.at, b.at));
  /** Pairs of processes that know of each other, {@code from>to}. */
  private final Set<String> links = new TreeSet<>();
  private long order;
  private boolean rough = true;
  private int separated;
  private final Harm harm;

  /**
   * @param absences whether nodes may be away so long that they are forgotten
   * @param harm     whether a disk may be damaged, copied or set back once
   */
  Simulation(long seed, boolean absences, boolean harm) {
    random = new Random(seed);
    this.absences = absences;
    this.harm = harm ? new Harm(this) : null;
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      SimNode node = new SimNode(i, this);
      node.skew = random.nextInt(2 * MAX_SKEW_MILLIS) - MAX_SKEW_MILLIS;
      nodes.add(node);
    }
  }

  boolean isHarmed() {
    return harm != null && harm.isDone();
  }

  void written(Op op) {
    oracle.add(op);
    if (harm != null) {
      harm.written(op);
    }
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  void send(String from, String to, Message message) {
    if (rough && chance(0.1)) {
      return;
    }
    Buffer bytes = Messages.encode(message);
    int copies = rough && chance(0.05) ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delay = 1 + random.nextInt(5) + (rough && chance(0.1) ? random.nextInt(8000) : 0);
      network.add(new Delivery(now + delay, order++, from, to, bytes));
    }
  }

  /** Runs the whole life and checks. */
  void run() {
    nodes.get(0).start();
    int steps = 300 + random.nextInt(1200);
    for (int i = 0; i < steps; i++) {
      step();
      trouble();
      if (harm != null) {
        harm.step();
      }
    }
    calm();
    check();
  }

  private void step() {
    now += STEP_MILLIS;
    connect();
    while (!network.isEmpty() && network.peek().at <= now) {
      deliver(network.poll());
    }
    for (SimNode node : nodes) {
      if (node.isRunning()) {
        live(node);
      }
    }
  }

  private void live(SimNode node) {
    if (rough && chance(0.08)) {
      node.act(random);
    }
    if (chance(0.2)) {
      node.process.drain();
    }
    if (chance(0.1)) {
      node.beginWrite(false);
    }
    if (chance(0.2)) {
      node.endWrite(!rough || now >= node.brokenUntil && chance(0.8));
    }
    if (chance((double) STEP_MILLIS / 1000)) {
      node.tick();
    }
  }

  private void trouble() {
    SimNode node = nodes.get(random.nextInt(nodes.size()));
    if (node.process == null) {
      if (chance(0.02)) {
        node.start();
      } else if (absences && chance(0.005)) {
        days();
      }
    } else if (chance(0.004)) {
      node.crash();
    } else if (node.isRunning() && chance(0.002)) {
      node.stop();
    } else if (chance(0.005)) {
      node.brokenUntil = now + random.nextInt(20_000);
    } else if (chance(0.003)) {
      node.pausedUntil = now + random.nextInt(10_000);
    } else if (chance(0.002)) {
      node.skew = random.nextInt(2 * MAX_SKEW_MILLIS) - MAX_SKEW_MILLIS;
    } else if (chance(0.005)) {
      separated = random.nextInt(1 << nodes.size());
    } else if (chance(0.01)) {
      separated = 0;
    }
  }

  /** Two days pass in which nothing happens, values whose time has come cease to exist. */
  private void days() {
    for (int hours = 0; hours < 48; hours++) {
      now += HOUR_MILLIS;
      for (SimNode node : nodes) {
        if (node.isRunning()) {
          node.tick();
        }
      }
      for (int i = 0; i < 5; i++) {
        step();
      }
    }
  }

  private boolean isReachable(SimNode from, SimNode to) {
    return from != to && from.isRunning() && to.isRunning()
        && (separated >> from.index & 1) == (separated >> to.index & 1);
  }

  /** Nodes learn, sooner or later, who can be reached. */
  private void connect() {
    for (SimNode node : nodes) {
      for (SimNode other : nodes) {
        if (isReachable(node, other) && !links.contains(node.name + ">" + other.name) && chance(0.1)) {
          forgetRuns(node, other);
          links.add(node.name + ">" + other.name);
          node.process.joined(other.name);
        } else if (node.isRunning() && node != other && !isReachable(node, other) && chance(0.02)) {
          forgetRuns(node, other);
        }
      }
    }
  }

  private void forgetRuns(SimNode node, SimNode other) {
    for (int run = 1; run <= other.runs; run++) {
      if (links.remove(node.name + ">" + other.index + "#" + run)) {
        node.process.left(other.index + "#" + run);
      }
    }
  }

  private void deliver(Delivery delivery) {
    SimNode from = nodes.get(delivery.from.charAt(0) - '0');
    SimNode to = nodes.get(delivery.to.charAt(0) - '0');
    if (!delivery.to.equals(to.name) || to.process == null
        || (separated >> from.index & 1) != (separated >> to.index & 1)) {
      return;
    }
    if (!to.isRunning()) {
      network.add(new Delivery(to.pausedUntil + 1, order++, delivery.from, delivery.to, delivery.message));
      return;
    }
    to.receive(delivery.from, Messages.decode(delivery.message));
  }

  /** No more trouble, no more writes; long enough for everything to arrive, to expire and to be forgotten. */
  private void calm() {
    rough = false;
    separated = 0;
    nodes.forEach(node -> node.pausedUntil = 0);
    if (nodes.stream().anyMatch(node -> node.process != null)) {
      steps();
      now += 3 * MAX_SKEW_MILLIS;
      steps();
      if (harm == null) {
        checkValues();
      }
    }
    nodes.stream().filter(node -> node.process == null).forEach(SimNode::start);
    steps();
    // Those who ended while they joined are forgotten, too.
    days();
    steps();
    if (harm != null) {
      // Those that took over data from each other at the same time may have forgotten a name of theirs late.
      days();
      steps();
    }
  }

  private void steps() {
    for (int i = 0; i < 1500; i++) {
      step();
    }
  }

  /** Those that run agree, and have everything that at least one of them had. */
  private Map<DataPath, Value> checkValues() {
    List<SimNode> running = nodes.stream().filter(node -> node.process != null).toList();
    Set<Stamp> known = new HashSet<>();
    running.forEach(node -> known.addAll(node.known));
    Map<DataPath, Value> expected = oracle.values(known, Long.MAX_VALUE);
    for (SimNode node : running) {
      assertThat(Oracle.values(node.process.replica())).as("values of node %d", node.index).isEqualTo(expected);
    }
    return expected;
  }

  private void check() {
    Map<DataPath, Value> expected = checkValues();
    if (harm != null) {
      harm.check(expected.values());
    }
    for (SimNode node : nodes) {
      State state = node.process.replica().state();
      assertThat(state.tombstones.size()).as("removals that node %d remembers", node.index).isZero();
      assertThat(state.root.registers()).as("registers of node %d", node.index).isEqualTo(expected.size());
      assertThat(node.process.caughtUp()).as("node %d has caught up", node.index).isTrue();
      checkDisk(node);
    }
  }

  private static void checkDisk(SimNode node) {
    State state = node.process.replica().state();
    node.stop();
    Recovery recovery = new Recovery(0, () -> 0);
    node.disk.load(recovery);
    State recovered = recovery.recovered().state();
    assertThat(node.disk.registers).as("registers on the disk of %d", node.index).hasSize(state.root.registers());
    Walk.registers(DataPath.ROOT, state.root, (path, each) ->
        assertThat(Walk.register(recovered.root, path)).isEqualTo(each.register()));
  }
}
