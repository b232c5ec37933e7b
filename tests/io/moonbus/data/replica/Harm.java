package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What is done once to a disk of a simulation, and what may not come back by it. */
final class Harm {

  private static final double CHANCE = 0.004;

  private final Simulation world;
  private SimNode kept;
  private SimDisk backup;
  private boolean done;
  /** Values of which the disks of all other nodes knew that they were gone. */
  private final Set<Value> gone = new HashSet<>();

  Harm(Simulation world) {
    this.world = world;
  }

  boolean isDone() {
    return done;
  }

  void step() {
    if (done || world.random.nextDouble() > CHANCE) {
      return;
    }
    SimNode node = world.nodes.get(world.random.nextInt(world.nodes.size()));
    if (backup == null) {
      kept = node;
      backup = node.disk.copy();
    } else {
      done = true;
      harm(node);
    }
  }

  private void harm(SimNode node) {
    switch (world.random.nextInt(3)) {
      case 0 -> {
        node.crash();
        note(node);
        node.disk.damage(world.random);
      }
      case 1 -> {
        kept.crash();
        note(kept);
        kept.disk.become(backup);
      }
      default -> {
        SimNode copy = new SimNode(world.nodes.size(), world);
        copy.disk.become(node.disk);
        note(copy);
        world.nodes.add(copy);
      }
    }
  }

  private void note(SimNode harmed) {
    Set<Stamp> known = null;
    for (SimNode node : world.nodes) {
      if (node != harmed) {
        if (known == null) {
          known = new HashSet<>(node.disk.known);
        }
        known.retainAll(node.disk.known);
      }
    }
    gone.addAll(world.oracle.written(known));
    gone.removeAll(world.oracle.values(known, 0).values());
  }

  /** A script that read the value wrote it. */
  void written(Op op) {
    gone.remove(op.register().value());
  }

  void check(Collection<Value> visible) {
    assertThat(visible).as("values that had gone").doesNotContainAnyElementsOf(gone.isEmpty() ? Set.of(Value.of("none")) : gone);
  }
}
