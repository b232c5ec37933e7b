package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of the data when nodes are killed without warning while clients write. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledNodesTest {

  private static final int FLUSH_MILLIS = 200;

  @Test
  void whatOthersCouldReadSurvivesTheNode() throws Exception {
    killOne(1);
  }

  @Test
  @Tag("long")
  void whatOthersCouldReadSurvivesTheNodeOften() throws Exception {
    killOne(Figures.REPETITIONS);
  }

  @Test
  void onlyTheLastMomentIsLostWithAllNodes() throws Exception {
    killAll(1, FLUSH_MILLIS);
  }

  @Test
  @Tag("long")
  void onlyTheLastMomentIsLostWithAllNodesOften() throws Exception {
    killAll(Figures.REPETITIONS, FLUSH_MILLIS);
  }

  @Test
  void whatWasAnsweredAfterTheDiskHadItSurvivesAllNodes() throws Exception {
    killAll(1, 0);
  }

  @Test
  @Tag("long")
  void whatWasAnsweredAfterTheDiskHadItSurvivesAllNodesOften() throws Exception {
    killAll(Figures.REPETITIONS, 0);
  }

  private static void killOne(int times) throws Exception {
    Figures figures = new Figures("`kill -9` of one");
    try (LoadedNodes nodes = LoadedNodes.start(LoadedNodes.plan())) {
      for (int i = 0; i < times; i++) {
        NodeProcess victim = nodes.get(i % 3);
        nodes.load();
        victim.kill();
        var others = nodes.without(victim);
        Map<String, Calls.Numbers> seen = nodes.seen(others);
        double without = nodes.converge(others, "series" + victim.name());
        LoadedNodes.assertNothingLost(seen, Calls.series(others.get(0).http()));
        others.forEach(node -> nodes.writer(node).progress(100));
        victim.start();
        victim.awaitServing();
        LoadedNodes.progress(nodes.writers(), Writer.KEPT);
        seen = nodes.seen(others);
        nodes.unload();
        figures.add(Math.max(without, nodes.converge(nodes.all())));
        LoadedNodes.assertNothingLost(seen, nodes.series(nodes.all()));
      }
      nodes.assertCalm("is not reached any more");
      nodes.assertSameExports();
    }
    figures.print();
  }

  private static void killAll(int times, int flushMillis) throws Exception {
    Figures figures = new Figures("`kill -9` of all, `data.flush` = " + flushMillis);
    double oldest = 0;
    long lost = 0;
    try (LoadedNodes nodes = LoadedNodes.start(LoadedNodes.plan().set("data.flush", "" + flushMillis))) {
      for (int i = 0; i < times; i++) {
        nodes.load();
        nodes.nodes().killAll();
        long killed = System.nanoTime();
        var writers = nodes.unload();
        for (NodeProcess node : nodes.all()) {
          node.start();
        }
        for (NodeProcess node : nodes.all()) {
          node.awaitServing();
        }
        figures.add(nodes.converge(nodes.all()));
        Map<String, Calls.Numbers> series = nodes.series(nodes.all());
        for (Writer writer : writers) {
          NavigableMap<Long, Long> gone = writer.answeredAfter(series.get(writer.series()).last());
          lost += gone.size();
          if (!gone.isEmpty()) {
            oldest = Math.max(oldest, (killed - gone.firstEntry().getValue()) / 1e6);
          }
        }
      }
      nodes.assertCalm("is not reached any more");
      nodes.assertSameExports();
    }
    figures.more(lost + " answered writes lost, the oldest " + Math.round(oldest) + " ms old");
    figures.print();
    if (flushMillis == 0) {
      assertThat(lost).isZero();
    } else {
      // Who has a busy disk waits for it; nothing stays in memory for longer.
      assertThat(oldest).isLessThan(flushMillis + 1000);
    }
  }
}
