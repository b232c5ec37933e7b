package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a tree has to be, from the definition alone: of all writes ever made a value is visible when no write at its path or
 * above has a greater stamp, and none below.
 */
final class Oracle {

  private final Map<Stamp, Op> ops = new HashMap<>();

  void add(Op op) {
    ops.put(op.stamp(), op);
  }

  boolean knows(Stamp stamp) {
    return ops.containsKey(stamp);
  }

  /** The values that some writes wrote. */
  Set<Value> written(Collection<Stamp> stamps) {
    Set<Value> values = new HashSet<>();
    stamps.forEach(stamp -> values.add(ops.get(stamp).register().value()));
    values.remove(null);
    return values;
  }

  /** The values of the tree that some writes make. */
  Map<DataPath, Value> values(Collection<Stamp> stamps, long now) {
    Map<DataPath, Op> newest = new TreeMap<>();
    for (Stamp stamp : stamps) {
      Op op = ops.get(stamp);
      newest.merge(op.path(), op, (a, b) -> a.stamp().compareTo(b.stamp()) > 0 ? a : b);
    }
    Map<DataPath, Value> values = new TreeMap<>();
    for (Op op : newest.values()) {
      long expires = op.register().expires();
      boolean exists = op.register().value() != null && (expires == 0 || expires > now);
      if (exists && newest.values().stream().noneMatch(other -> covers(other, op))) {
        values.put(op.path(), op.register().value());
      }
    }
    return values;
  }

  private static boolean covers(Op other, Op op) {
    return other.stamp().compareTo(op.stamp()) > 0
        && (op.path().startsWith(other.path()) || other.path().startsWith(op.path()));
  }

  /** The values that a replica shows. */
  static Map<DataPath, Value> values(Replica replica) {
    Map<DataPath, Value> values = new TreeMap<>();
    collect(DataPath.ROOT, replica, values);
    return values;
  }

  private static void collect(DataPath path, Replica replica, Map<DataPath, Value> values) {
    var branch = replica.read(path);
    for (Key key = branch.next(null); key != null; key = branch.next(key)) {
      Value value = branch.value(key);
      if (value != null) {
        values.put(path.child(key), value);
      }
      if (branch.branch(key) != null) {
        collect(path.child(key), replica, values);
      }
    }
  }
}
