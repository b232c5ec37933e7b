package io.moonbus.cluster;

import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who takes messages of which address of the event bus, as far as this node knows: its own registrations, those that only
 * it may use, and those that the other nodes have told. Can be used from any thread; tells the event bus of each change
 * of an address that it asked for.
 */
final class Registrations {

  /**
   * What a node registered.
   *
   * @param sequence tells registrations of one address apart
   */
  record Entry(String address, long sequence) {
  }

  private final String self;
  private final Map<String, List<RegistrationInfo>> byAddress = new ConcurrentHashMap<>();
  private final Map<String, Set<Entry>> byNode = new ConcurrentHashMap<>();
  private volatile RegistrationListener listener = new RegistrationListener() {
  };

  Registrations(String self) {
    this.self = self;
  }

  void listener(RegistrationListener value) {
    listener = value;
  }

  /** In no order. */
  List<RegistrationInfo> find(String address) {
    return byAddress.getOrDefault(address, List.of());
  }

  void addLocal(String address, RegistrationInfo info) {
    change(address, info, true);
  }

  void removeLocal(String address, RegistrationInfo info) {
    change(address, info, false);
  }

  /** What a node, perhaps this one, has registered. */
  Set<Entry> of(String node) {
    return byNode.getOrDefault(node, Set.of());
  }

  /** Whether it was not there. */
  boolean add(String node, Entry entry) {
    boolean added = byNode.computeIfAbsent(node, n -> ConcurrentHashMap.newKeySet()).add(entry);
    if (added) {
      change(entry.address(), info(node, entry), true);
    }
    return added;
  }

  /** Whether it was there. */
  boolean remove(String node, Entry entry) {
    boolean removed = byNode.containsKey(node) && byNode.get(node).remove(entry);
    if (removed) {
      change(entry.address(), info(node, entry), false);
    }
    return removed;
  }

  /** What a node has registered is this and nothing else. */
  void replace(String node, Set<Entry> entries) {
    for (Entry entry : new ArrayList<>(of(node))) {
      if (!entries.contains(entry)) {
        remove(node, entry);
      }
    }
    entries.forEach(entry -> add(node, entry));
  }

  /** A node has gone. */
  void forget(String node) {
    if (!node.equals(self)) {
      replace(node, Set.of());
      byNode.remove(node);
    }
  }

  private static RegistrationInfo info(String node, Entry entry) {
    return new RegistrationInfo(node, entry.sequence(), false);
  }

  /** Tells of it within the change of the address, so that the event bus hears of changes in their order. */
  private void change(String address, RegistrationInfo info, boolean added) {
    byAddress.compute(address, (a, before) -> {
      Set<RegistrationInfo> infos = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
      boolean changed = added ? infos.add(info) : infos.remove(info);
      List<RegistrationInfo> now = List.copyOf(infos);
      if (changed && listener.wantsUpdatesFor(address)) {
        listener.registrationsUpdated(new RegistrationUpdateEvent(address, now));
      }
      return now.isEmpty() ? null : now;
    });
  }
}
