package io.moonbus.lua.api;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Host names with their addresses: those of the hosts file, and those resolved lately. */
final class Names {

  /** How long a resolved name is used: 60 s. */
  static final long KEPT_NANOS = 60_000_000_000L;
  /** How many resolved names are kept. */
  static final int MAX_KEPT = 1_000;

  private final Function<String, Future<String>> resolver;
  private final Map<String, Future<IpAddress>> asked = new HashMap<>();
  private final Map<String, Known> known = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
      return size() > MAX_KEPT;
    }
  };

  private record Known(IpAddress address, long since) {
  }

  /**
   * Names that nobody has asked for yet.
   *
   * @param resolver asks name servers for the address of a name
   */
  Names(Function<String, Future<String>> resolver) {
    this.resolver = resolver;
  }

  /** The address of a name, {@code null} when it has to be resolved. */
  IpAddress known(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Known found = known.get(key);
    if (found != null && System.nanoTime() - found.since < KEPT_NANOS) {
      return found.address;
    }
    return HostsFile.address(key);
  }

  /** Resolves a name; asks once for any number of calls made meanwhile. */
  Future<IpAddress> resolve(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Future<IpAddress> running = asked.get(key);
    if (running != null) {
      return running;
    }
    Future<IpAddress> lookup = resolver.apply(key).map(text -> {
      IpAddress address = text == null ? null : IpAddress.parse(text);
      if (address == null) {
        throw new IllegalStateException("no address found for " + name);
      }
      known.put(key, new Known(address, System.nanoTime()));
      return address;
    });
    if (!lookup.isComplete()) {
      asked.put(key, lookup);
      lookup.onComplete(done -> asked.remove(key));
    }
    return lookup;
  }
}
