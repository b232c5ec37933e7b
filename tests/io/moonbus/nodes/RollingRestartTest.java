package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All nodes are restarted, one after the other, while clients write that go to the next node when theirs ends. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class RollingRestartTest {

  @Test
  void noCallFailsAndNothingIsLost() throws Exception {
    restart(1);
  }

  @Test
  @Tag("long")
  void noCallFailsAndNothingIsLostOften() throws Exception {
    restart(Figures.REPETITIONS);
  }

  private static void restart(int times) throws Exception {
    Figures figures = new Figures("rolling restart");
    int lost = 0;
    long answered = 0;
    try (LoadedNodes nodes = LoadedNodes.start(LoadedNodes.plan())) {
      for (int i = 0; i < times; i++) {
        nodes.roamingLoad();
        for (NodeProcess node : nodes.all()) {
          assertThat(node.terminate()).as("exit status of " + node.name()).isIn(0, 143);
          LoadedNodes.progress(nodes.writers(), Writer.KEPT);
          node.start();
          node.awaitServing();
          LoadedNodes.progress(nodes.writers(), Writer.KEPT);
        }
        List<Writer> writers = nodes.unload();
        figures.add(nodes.converge(nodes.all()));
        LoadedNodes.assertAnswered(writers, nodes.series(nodes.all()));
        lost += writers.stream().mapToInt(Writer::lost).sum();
        answered += writers.stream().mapToLong(Writer::answers).sum();
      }
      // When the oldest member goes, Hazelcast now and then parts the other two for a moment.
      nodes.assertCalm("is not reached any more");
      nodes.assertSameExports();
    }
    figures.more("nothing; of " + answered + " calls none failed, " + lost + " found their connection closed and were made again");
    figures.print();
  }
}
