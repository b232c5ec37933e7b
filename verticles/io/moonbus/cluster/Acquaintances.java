package io.moonbus.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells what this node's settings say of the others. */
final class Acquaintances {

  /** A target and the addresses in digits that its name had when this node started. */
  private record Known(Target target, List<String> addresses) {
  }

  private final List<Known> targets = new ArrayList<>();
  private final Map<String, Boolean> elders = new HashMap<>();

  /** Looks up the names, so it may block. */
  Acquaintances(List<Target> targets) {
    targets.forEach(target -> this.targets.add(new Known(target, addresses(target.host()))));
  }

  /**
   * What is known of a node.
   *
   * @param elder whether it was there when this node joined; counts when it is met for the first time
   */
  NodeInfo info(String id, AboutNode about, boolean elder) {
    boolean first = elders.computeIfAbsent(id, k -> elder);
    Target target = targets.stream().filter(known -> known.target().port() == about.port()
        && (known.target().host().equalsIgnoreCase(about.host()) || known.addresses().contains(about.host())))
        .map(Known::target).findFirst().orElse(null);
    boolean isTarget = targets.isEmpty() ? first : target != null;
    return about.toInfo(id, isTarget, target == null ? Map.of() : target.properties());
  }

  private static List<String> addresses(String host) {
    try {
      List<String> addresses = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        addresses.add(address.getHostAddress());
      }
      return addresses;
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
