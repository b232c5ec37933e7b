package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node that was away brings back: nothing that the others have removed meanwhile. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class AbsentNodeTest {

  private static final String KEY = "absent";

  @Test
  void nothingReturnsWithANodeThatWasAway() throws Exception {
    absence(1);
  }

  @Test
  @Tag("long")
  void nothingReturnsWithANodeThatWasAwayOften() throws Exception {
    absence(Figures.REPETITIONS);
  }

  private static void absence(int times) throws Exception {
    Figures figures = new Figures("one is away, then returns");
    try (LoadedNodes nodes = LoadedNodes.start(LoadedNodes.plan())) {
      for (int i = 0; i < times; i++) {
        NodeProcess away = nodes.get(i % 3);
        List<NodeProcess> others = nodes.without(away);
        nodes.load();
        prepare(nodes, away);
        assertThat(away.terminate()).isIn(0, 143);
        String left = change(nodes, others);
        // What the one that is away has of their series is removed meanwhile.
        others.forEach(node -> nodes.writer(node).progress(2 * Writer.KEPT));
        others.get(i % 2).terminate();
        others.get(i % 2).start();
        others.get(i % 2).awaitServing();
        nodes.converge(others, KEY);
        Map<String, Calls.Numbers> seen = nodes.seen(others);
        away.start();
        figures.add(returned(nodes, away, left));
        LoadedNodes.assertNothingLost(seen, nodes.series(nodes.all()));
        assertThat(branch(away)).isEqualTo(left);
      }
      nodes.assertCalm();
      nodes.assertSameExports();
    }
    figures.more("nothing; nothing removed came back");
    figures.print();
  }

  /** Waits for it; what was removed is not there at any moment. */
  private static double returned(LoadedNodes nodes, NodeProcess away, String left) throws Exception {
    while (!away.isServing()) {
      away.await(line -> true, away.mark(), "its start");
      assertThat(branch(nodes.without(away).get(0))).isEqualTo(left);
    }
    double refreshed = nodes.refresh(nodes.all());
    for (NodeProcess node : nodes.all()) {
      assertThat(branch(node)).as("at " + node.name()).isEqualTo(left);
    }
    LoadedNodes.progress(nodes.writers(), Writer.KEPT);
    nodes.unload();
    return Math.max(refreshed, nodes.converge(nodes.all()));
  }

  /** Keys of which some belong to the one that goes, last of all. */
  private static void prepare(LoadedNodes nodes, NodeProcess away) throws Exception {
    Calls.run(nodes.get(0), "data.absent = {} for i = 1, 200 do data.absent['k' .. i] = {deep = i} end");
    nodes.converge(nodes.all(), KEY);
    Calls.run(away, "for i = 1, 100 do data.absent['k' .. i].last = i end");
    nodes.converge(nodes.all(), KEY);
  }

  /** The others remove most, in several ways, and write some anew; what there is then. */
  private static String change(LoadedNodes nodes, List<NodeProcess> others) throws Exception {
    Calls.run(others.get(0), """
        for i = 1, 150 do data.absent['k' .. i] = nil end
        for i = 151, 180 do data.absent['k' .. i].deep = nil end""");
    nodes.converge(others, KEY);
    Calls.run(others.get(1), """
        data.absent = {k1 = {deep = 'again'}, k2 = 'a value'}
        for i = 1, 20 do data.absent['n' .. i] = i data.absent['n' .. i] = nil end""");
    nodes.converge(others, KEY);
    return branch(others.get(0));
  }

  private static String branch(NodeProcess node) throws Exception {
    return String.join("\n", Calls.dump(node).lines().filter(line -> line.startsWith("/" + KEY + "/")).toList());
  }
}
