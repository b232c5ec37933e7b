package io.moonbus.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keys that two nodes write and remove which do not hear of each other; what the winner wrote has to be there afterwards. */
final class Conflicts {

  /** Where they are. */
  static final String KEY = "conflict";

  private final List<String> winners = new ArrayList<>();

  /**
   * Makes new ones, which all nodes know.
   *
   * @param count how many pairs of nodes are going to write
   */
  void prepare(LoadedNodes nodes, int count) throws IOException, InterruptedException {
    winners.clear();
    Calls.run(nodes.get(0), """
        data.conflict = {}
        for i = 1, COUNT do
          data.conflict[i] = {changed = "old", removed = "old", back = "old", untouched = "old",
            lost = {below = "old"}, replaced = {below = "old"}}
        end""".replace("COUNT", "" + count));
    nodes.converge(nodes.all(), KEY);
  }

  /** Lets both write; the second has to win. */
  void write(NodeProcess first, NodeProcess second) throws IOException, InterruptedException {
    lose(first, branch());
    later();
    win(second);
  }

  /** Lets both write; the first has to win, since its clock is ahead. */
  void writeBefore(NodeProcess ahead, NodeProcess behind) throws IOException, InterruptedException {
    String branch = branch();
    win(ahead);
    later();
    lose(behind, branch);
  }

  private String branch() {
    return "local branch = data.conflict[" + (winners.size() + 1) + "] ";
  }

  /** The clocks count milliseconds. */
  private static void later() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
  }

  private static void lose(NodeProcess node, String branch) throws IOException, InterruptedException {
    Calls.run(node, branch + """
        branch.changed, branch.removed, branch.back = "lost", "lost", nil
        branch.lost.more, branch.replaced = "lost", nil""");
  }

  private void win(NodeProcess node) throws IOException, InterruptedException {
    Calls.run(node, branch() + """
        branch.changed, branch.removed, branch.back = "NAME", nil, "NAME"
        branch.lost, branch.replaced = nil, {other = "NAME"}""".replace("NAME", node.name()));
    winners.add(node.name());
  }

  /** To be called when the nodes have converged. */
  void assertWinners(List<NodeProcess> nodes) throws IOException, InterruptedException {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < winners.size(); i++) {
      String path = "/" + KEY + "/" + (i + 1) + "/";
      String winner = winners.get(i);
      wanted.addAll(List.of(path + "back string " + winner, path + "changed string " + winner,
          path + "replaced/other string " + winner, path + "untouched string old"));
    }
    for (NodeProcess node : nodes) {
      assertThat(Calls.dump(node).lines().filter(line -> line.startsWith("/" + KEY + "/")).toList())
          .as("at " + node.name()).isEqualTo(wanted);
    }
  }
}
