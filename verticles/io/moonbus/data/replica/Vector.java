package io.moonbus.data.replica;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.pcollections.TreePMap;

/** What is known: by origin the clock up to which every write of that origin is, or is covered by something newer. */
public final class Vector {

  static final Vector EMPTY = new Vector(TreePMap.empty());

  private final TreePMap<Long, Long> clocks;

  private Vector(TreePMap<Long, Long> clocks) {
    this.clocks = clocks;
  }

  static Vector of(Map<Long, Long> clocks) {
    return new Vector(TreePMap.from(clocks));
  }

  long get(long origin) {
    Long clock = clocks.get(origin);
    return clock == null ? 0 : clock;
  }

  boolean covers(long clock, long origin) {
    return clock <= get(origin);
  }

  /** With a clock that is not smaller than now. */
  Vector with(long origin, long clock) {
    return clock <= get(origin) ? this : new Vector(clocks.plus(origin, clock));
  }

  /** With the greater clock of each origin. */
  Vector merged(Vector other) {
    Vector result = this;
    for (Map.Entry<Long, Long> entry : other.clocks.entrySet()) {
      result = result.with(entry.getKey(), entry.getValue());
    }
    return result;
  }

  /** The greatest clock. */
  long newest() {
    return clocks.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  int size() {
    return clocks.size();
  }

  void forEach(BiConsumer<Long, Long> visitor) {
    clocks.forEach(visitor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && clocks.equals(vector.clocks);
  }

  @Override
  public int hashCode() {
    return clocks.hashCode();
  }

  @Override
  public String toString() {
    return new TreeMap<>(clocks).toString();
  }
}
