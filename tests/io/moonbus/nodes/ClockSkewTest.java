package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the data when the clocks of nodes are set minutes and hours apart while clients write at all of them. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ClockSkewTest {

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private final Conflicts conflicts = new Conflicts();

  @Test
  void nodesWhoseClocksDifferByMinutesBecomeTheSame() throws Exception {
    skew(1, false);
  }

  @Test
  @Tag("long")
  void nodesWhoseClocksDifferByMinutesBecomeTheSameOften() throws Exception {
    skew(Figures.REPETITIONS, true);
  }

  private void skew(int times, boolean parted) throws Exception {
    assumeTrue(Clocks.canBeSet(), "libfaketime is not installed");
    assumeTrue(!parted || Nodes.canHaveNetworks(), "this machine does not let a test make networks");
    Figures figures = new Figures("clocks set 10 to 25 minutes apart" + (parted ? ", partition" : ""));
    Nodes.Plan plan = LoadedNodes.plan().clocks();
    try (LoadedNodes nodes = LoadedNodes.start(parted ? plan.networks().impatient() : plan)) {
      for (int i = 0; i < times; i++) {
        // Time goes on by an hour, so that what the clocks said before does not count any more.
        figures.add(set(nodes, i, i * HOUR, parted));
      }
      nodes.assertCalm("is not reached any more", "No link with a member of the cluster", "cluster.tls is not set");
      nodes.assertSameExports();
    }
    figures.more("nothing");
    figures.print();
  }

  private double set(LoadedNodes nodes, int number, int now, boolean parted) throws Exception {
    NodeProcess behind = nodes.get(number % 3);
    NodeProcess right = nodes.get((number + 1) % 3);
    NodeProcess ahead = nodes.get((number + 2) % 3);
    nodes.load();
    Map<NodeProcess, Integer> clocks = Map.of(behind, now - minutes(), right, now, ahead, now + minutes());
    for (NodeProcess node : nodes.all()) {
      Clocks.write(node, clocks.get(node));
    }
    for (NodeProcess node : nodes.all()) {
      Clocks.awaitSet(node, clocks.get(node));
    }
    whoHasReadComesLater(nodes, ahead, behind);
    double refreshed = parted ? clocksDecideBetweenThoseThatDoNotHearOfEachOther(nodes, ahead, behind) : nodes.refresh(nodes.all());
    behind.terminate();
    Clocks.write(behind, now - 2 * minutes());
    behind.start();
    behind.awaitServing();
    whoHasReadComesLater(nodes, ahead, behind);
    LoadedNodes.progress(nodes.writers(), Writer.KEPT);
    Map<String, Calls.Numbers> seen = nodes.seen(nodes.all());
    List<Writer> writers = nodes.unload();
    refreshed = Math.max(refreshed, nodes.converge(nodes.all()));
    Map<String, Calls.Numbers> series = nodes.series(nodes.all());
    LoadedNodes.assertNothingLost(seen, series);
    LoadedNodes.assertAnswered(writers, series);
    return refreshed;
  }

  private static int minutes() {
    return ThreadLocalRandom.current().nextInt(10 * MINUTE, 12 * MINUTE);
  }

  private static void whoHasReadComesLater(LoadedNodes nodes, NodeProcess ahead, NodeProcess behind) throws Exception {
    Calls.run(ahead, "data.both = 'ahead' data.gone = 'ahead'");
    nodes.refresh(nodes.all());
    assertThat(Calls.run(behind, "local was = data.both data.both, data.gone = 'behind', nil return was").getString(0)).isEqualTo("ahead");
    nodes.refresh(nodes.all());
    for (NodeProcess node : nodes.all()) {
      assertThat(Calls.run(node, "return data.both .. tostring(data.gone)").getString(0)).isEqualTo("behindnil");
    }
  }

  private double clocksDecideBetweenThoseThatDoNotHearOfEachOther(LoadedNodes nodes, NodeProcess ahead, NodeProcess behind)
      throws Exception {
    conflicts.prepare(nodes, 1);
    nodes.nodes().partition(behind);
    LoadedNodes.awaitServers(List.of(behind), 0);
    conflicts.writeBefore(ahead, behind);
    nodes.nodes().heal();
    double healed = nodes.refresh(nodes.all());
    nodes.converge(nodes.all(), Conflicts.KEY);
    conflicts.assertWinners(nodes.all());
    return healed;
  }
}
