package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * After each fault a message to an application on every living node arrives again: over the event bus, by the address of
 * one and by an address of all, and over the link.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class FaultTest {

  /** Seconds after which everything has to be reached again. */
  private static final double LIMIT = 15;
  private static final int REPETITIONS = Integer.getInteger("faults.repetitions", 20);

  private interface Fault {

    /** Does it and waits; returns when it was over, from {@link System#nanoTime}. */
    long happen(Nodes nodes) throws Exception;
  }

  @Test
  void aKilledNodeIsNotSentToAndComesBack() throws Exception {
    try (Nodes nodes = Nodes.of(3).main(ProbeNode.class).start()) {
      reached(nodes.all());
      killed(nodes);
    }
  }

  @Test
  void partsThatMeetAgainReachEachOther() throws Exception {
    assumeTrue(Nodes.canHaveNetworks(), "this machine does not let a test make networks");
    try (Nodes nodes = Nodes.of(3).main(ProbeNode.class).networks().start()) {
      reached(nodes.all());
      parted(nodes);
    }
  }

  @Test
  @Tag("long")
  void kills() throws Exception {
    repeat("kill -9 of one", Nodes.of(3), FaultTest::killed);
  }

  @Test
  @Tag("long")
  void pauses() throws Exception {
    repeat("30 s pause of one", Nodes.of(3), nodes -> {
      NodeProcess node = nodes.get(2);
      node.pause();
      // Nothing tells that 30 seconds are over.
      new CountDownLatch(1).await(30, TimeUnit.SECONDS);
      node.resume();
      return reached(nodes.all());
    });
  }

  @Test
  @Tag("long")
  void partitions() throws Exception {
    assumeTrue(Nodes.canHaveNetworks(), "this machine does not let a test make networks");
    repeat("partition of one and healing", Nodes.of(3).networks(), FaultTest::parted);
  }

  @Test
  @Tag("long")
  void rollingRestarts() throws Exception {
    repeat("rolling restart", Nodes.of(3), nodes -> {
      for (NodeProcess node : nodes.all()) {
        node.terminate();
        node.start();
        node.awaitServing();
      }
      return reached(nodes.all());
    });
  }

  private static long killed(Nodes nodes) throws Exception {
    NodeProcess node = nodes.get(1);
    node.kill();
    long without = reached(nodes.alive());
    node.start();
    node.awaitServing();
    return Math.max(without, reached(nodes.all()));
  }

  private static long parted(Nodes nodes) throws Exception {
    NodeProcess alone = nodes.get(0);
    nodes.partition(alone);
    waitFor(List.of(alone), "a");
    waitFor(List.of(nodes.get(1), nodes.get(2)), "bc");
    nodes.heal();
    return reached(nodes.all());
  }

  private static void repeat(String what, Nodes.Plan plan, Fault fault) throws Exception {
    List<Double> seconds = new ArrayList<>();
    try (Nodes nodes = plan.main(ProbeNode.class).start()) {
      reached(nodes.all());
      for (int i = 0; i < REPETITIONS; i++) {
        seconds.add(fault.happen(nodes) / 1e9);
      }
    }
    Collections.sort(seconds);
    System.out.printf(Locale.ROOT, "%s, %d times: reached again after %.1f s (median), %.1f s (longest)%n", what,
        seconds.size(), seconds.get(seconds.size() / 2), seconds.get(seconds.size() - 1));
    assertThat(seconds).allMatch(time -> time <= LIMIT);
  }

  /** How long, in nanoseconds from now, until these reach each other and nobody else. */
  private static long reached(List<NodeProcess> among) throws InterruptedException {
    long began = System.nanoTime();
    waitFor(among, names(among));
    return System.nanoTime() - began;
  }

  private static String names(List<NodeProcess> nodes) {
    return String.join("", nodes.stream().map(NodeProcess::name).toList());
  }

  private static void waitFor(List<NodeProcess> among, String names) throws InterruptedException {
    for (NodeProcess node : among) {
      node.awaitLast("REACHES", "REACHES bus=" + names + " any=ok link=" + names);
    }
  }
}
