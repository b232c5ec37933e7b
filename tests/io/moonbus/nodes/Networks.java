package io.moonbus.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network of its own for each node, joined by a bridge that the test reaches, too: made with the kernel's network
 * namespaces, so it needs Linux, iproute2 and the rights of root. Packets between nodes can be made to get lost.
 */
final class Networks implements AutoCloseable {

  /** An address of hardware that nobody has: who sends to it is not told that nobody gets it. */
  private static final String NOBODY = "02:00:00:00:00:99";

  private final String id = "mb" + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
  private final int net = ThreadLocalRandom.current().nextInt(1, 255);
  private final List<String> made = new ArrayList<>();
  private final Set<List<Integer>> cut = new HashSet<>();

  private Networks() {
  }

  /** Whether this machine lets a test make them. */
  static boolean areAllowed() {
    try (Networks networks = make(1)) {
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  static Networks make(int count) {
    Networks networks = new Networks();
    Runtime.getRuntime().addShutdownHook(new Thread(networks::close));
    try {
      Commands.run("ip", "link", "add", networks.id, "type", "bridge");
      Commands.run("ip", "link", "set", networks.id, "up");
      Commands.run("ip", "addr", "add", networks.address(253) + "/24", "dev", networks.id);
      for (int i = 0; i < count; i++) {
        networks.add(i);
      }
      return networks;
    } catch (RuntimeException e) {
      networks.close();
      throw e;
    }
  }

  private void add(int node) {
    String space = space(node);
    Commands.run("ip", "netns", "add", space);
    made.add(space);
    Commands.run("ip", "link", "add", space, "type", "veth", "peer", "name", "eth0", "netns", space);
    Commands.run("ip", "link", "set", space, "master", id, "up");
    Commands.run("ip", "-n", space, "addr", "add", address(node) + "/24", "dev", "eth0");
    Commands.run("ip", "-n", space, "link", "set", "eth0", "up");
    Commands.run("ip", "-n", space, "link", "set", "lo", "up");
  }

  /** What a command has to begin with to run in the network of a node. */
  List<String> prefix(int node) {
    return List.of("ip", "netns", "exec", space(node));
  }

  String address(int node) {
    return "10.213." + net + "." + (node + 1);
  }

  private String space(int node) {
    return id + "-" + node;
  }

  /** What two nodes send to each other gets lost from now on. */
  void cut(int one, int other) {
    lose(one, other);
    lose(other, one);
  }

  private void lose(int from, int to) {
    Commands.run("ip", "-n", space(from), "neigh", "replace", address(to), "lladdr", NOBODY, "dev", "eth0", "nud",
        "permanent");
    cut.add(List.of(from, to));
  }

  /** Nothing gets lost any more. */
  void heal() {
    cut.forEach(pair -> Commands.run("ip", "-n", space(pair.get(0)), "neigh", "del", address(pair.get(1)), "dev", "eth0"));
    cut.clear();
  }

  @Override
  public void close() {
    made.forEach(space -> {
      // Sockets of dead processes keep a network for minutes, and would keep its link.
      Commands.tryRun("ip", "link", "del", space);
      Commands.tryRun("ip", "netns", "del", space);
    });
    made.clear();
    Commands.tryRun("ip", "link", "del", id);
  }
}
