package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import java.util.Map;

/**
 * What a write makes of a tree. The result depends only on which writes were merged, not on their order or number:
 * a write is covered by a greater stamp at its path or above, and a value also by a greater stamp below it.
 */
final class Merge {

  private Merge() {
  }

  /** The tree with a write; the same object when nothing changes. */
  static Node apply(Node root, DataPath path, Register register) {
    return apply(root, path, 0, register);
  }

  private static Node apply(Node node, DataPath path, int depth, Register register) {
    if (depth == path.size()) {
      return written(node == null ? Node.EMPTY : node, register);
    }
    Node here = node == null ? Node.EMPTY : node;
    if (here.compareTo(register.stamp()) > 0) {
      return node;
    }
    Key key = path.key(depth);
    Node child = here.below.get(key);
    Node changed = apply(child, path, depth + 1, register);
    return changed == child ? node : here.withBelow(here.below.with(key, child, changed));
  }

  private static Node written(Node node, Register register) {
    int order = node.compareTo(register.stamp());
    if (order > 0) {
      return node;
    }
    if (order == 0) {
      // Somebody saw the value expire, or something newer below it.
      return node.value != null && register.value() == null ? node.removed() : node;
    }
    Table newer = newer(node.below, register.stamp());
    Stamp stamp = register.stamp();
    return newer.isEmpty() ? Node.of(stamp.clock(), stamp.origin(), register.value(), register.expires(), newer)
        : new Node(stamp.clock(), stamp.origin(), null, newer);
  }

  /** What is newer than a stamp. */
  private static Table newer(Table table, Stamp stamp) {
    if (table.newest < stamp.clock()) {
      return Table.EMPTY;
    }
    Table result = Table.EMPTY;
    for (Map.Entry<Key, Node> entry : table.nodes.entrySet()) {
      Node kept = newer(entry.getValue(), stamp);
      if (!kept.isEmpty()) {
        result = result.with(entry.getKey(), null, kept);
      }
    }
    return result;
  }

  private static Node newer(Node node, Stamp stamp) {
    Table below = newer(node.below, stamp);
    return node.compareTo(stamp) > 0 ? Node.of(node.clock, node.origin, node.value, node.expires(), below)
        : new Node(0, 0, null, below);
  }

  /** The tree with the value at a path removed but its stamp kept, when it still has that stamp. */
  static Node expire(Node root, DataPath path, Stamp stamp) {
    Node node = Walk.node(root, path);
    return node == null || node.value == null || node.compareTo(stamp) != 0 ? root
        : replace(root, path, 0, node.removed());
  }

  /** The tree without the removal at a path, when it still has that stamp. */
  static Node forget(Node root, DataPath path, Stamp stamp) {
    Node node = Walk.node(root, path);
    return node == null || !node.isTombstone() || node.compareTo(stamp) != 0 ? root
        : replace(root, path, 0, node.forgotten());
  }

  private static Node replace(Node node, DataPath path, int depth, Node replacement) {
    if (depth == path.size()) {
      return replacement;
    }
    Key key = path.key(depth);
    Node child = node.below.get(key);
    return node.withBelow(node.below.with(key, child, replace(child, path, depth + 1, replacement)));
  }
}
