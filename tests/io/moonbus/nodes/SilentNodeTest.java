package io.moonbus.nodes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the data when a node is not heard for a while, but does not end, while clients write at all of them. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class SilentNodeTest {

  /** Makes a node silent and heard again. */
  private interface Fault {

    void begin(LoadedNodes nodes, NodeProcess silent) throws Exception;

    void end(LoadedNodes nodes, NodeProcess silent) throws Exception;

    /** To be called when the data are the same again. */
    default void check(LoadedNodes nodes) throws Exception {
    }

    /** What nodes may log in addition. */
    default String[] troubles() {
      return new String[] {"is not reached any more", "No link with a member of the cluster", "cluster.tls is not set"};
    }
  }

  @Test
  void nothingIsLostByAPause() throws Exception {
    silence("pause", 1, LoadedNodes.plan().impatient(), paused(0));
  }

  @Test
  @Tag("long")
  void nothingIsLostByLongPauses() throws Exception {
    silence("30 s pause of one", Figures.REPETITIONS, LoadedNodes.plan(), paused(30));
  }

  @Test
  void partsThatWroteOnBecomeTheSame() throws Exception {
    assumeTrue(Nodes.canHaveNetworks(), "this machine does not let a test make networks");
    silence("partition", 1, LoadedNodes.plan().networks().impatient(), parted());
  }

  @Test
  @Tag("long")
  void partsThatWroteOnBecomeTheSameOften() throws Exception {
    assumeTrue(Nodes.canHaveNetworks(), "this machine does not let a test make networks");
    silence("partition of one and healing", Figures.REPETITIONS, LoadedNodes.plan().networks(), parted());
  }

  private static Fault paused(int seconds) {
    return new Fault() {
      @Override
      public void begin(LoadedNodes nodes, NodeProcess silent) throws Exception {
        silent.pause();
        // Nothing tells that the time is over.
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        LoadedNodes.awaitServers(nodes.without(silent), 1);
        nodes.converge(nodes.without(silent), "series" + silent.name());
      }

      @Override
      public void end(LoadedNodes nodes, NodeProcess silent) {
        silent.resume();
      }

      @Override
      public String[] troubles() {
        // That its threads stood still, with a stack trace.
        return new String[] {"is not reached any more", "No link with a member of the cluster", "Thread .*blocked", "^.: \\s+at "};
      }
    };
  }

  private static Fault parted() {
    return new Fault() {
      private final Conflicts conflicts = new Conflicts();

      @Override
      public void begin(LoadedNodes nodes, NodeProcess silent) throws Exception {
        List<NodeProcess> others = nodes.without(silent);
        conflicts.prepare(nodes, 2);
        nodes.nodes().partition(silent);
        LoadedNodes.awaitServers(others, 1);
        LoadedNodes.awaitServers(List.of(silent), 0);
        LoadedNodes.progress(nodes.writers(), 2 * Writer.KEPT);
        conflicts.write(silent, others.get(0));
        conflicts.write(others.get(1), silent);
      }

      @Override
      public void end(LoadedNodes nodes, NodeProcess silent) {
        nodes.nodes().heal();
      }

      @Override
      public void check(LoadedNodes nodes) throws Exception {
        conflicts.assertWinners(nodes.all());
      }
    };
  }

  private static void silence(String what, int times, Nodes.Plan plan, Fault fault) throws Exception {
    Figures figures = new Figures(what);
    try (LoadedNodes nodes = LoadedNodes.start(plan)) {
      for (int i = 0; i < times; i++) {
        NodeProcess silent = nodes.get(i % 3);
        nodes.load();
        fault.begin(nodes, silent);
        Map<String, Calls.Numbers> seen = nodes.seen(nodes.all());
        long ended = System.nanoTime();
        fault.end(nodes, silent);
        nodes.refresh(nodes.all());
        double refreshed = (System.nanoTime() - ended) / 1e9;
        LoadedNodes.progress(nodes.writers(), Writer.KEPT);
        List<Writer> writers = nodes.unload();
        figures.add(Math.max(refreshed, nodes.converge(nodes.all())));
        fault.check(nodes);
        Map<String, Calls.Numbers> series = nodes.series(nodes.all());
        LoadedNodes.assertNothingLost(seen, series);
        LoadedNodes.assertAnswered(writers, series);
      }
      nodes.assertCalm(fault.troubles());
      nodes.assertSameExports();
    }
    figures.more("nothing");
    figures.print();
  }
}
