package io.moonbus.data.replica;

import io.moonbus.data.Key;
import org.pcollections.TreePMap;

/** What is below a node of the tree. */
final class Table {

  static final Table EMPTY = new Table(TreePMap.empty(), 0, 0, 0, 0, 0);

  final TreePMap<Key, Node> nodes;
  /** How many of the nodes have a value. */
  final int values;
  /** Values at any depth. */
  final int entries;
  /** Registers at any depth, removals included. */
  final int registers;
  /** About how many bytes keys and values at any depth have. */
  final long bytes;
  /** No register at any depth has a greater clock. */
  final long newest;

  private Table(TreePMap<Key, Node> nodes, int values, int entries, int registers, long bytes, long newest) {
    this.nodes = nodes;
    this.values = values;
    this.entries = entries;
    this.registers = registers;
    this.bytes = bytes;
    this.newest = newest;
  }

  Node get(Key key) {
    return nodes.get(key);
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** With another node at a key, without one when it has become empty. */
  Table with(Key key, Node before, Node after) {
    Node old = before == null ? Node.EMPTY : before;
    Node now = after == null ? Node.EMPTY : after;
    TreePMap<Key, Node> changed = now.isEmpty() ? nodes.minus(key) : nodes.plus(key, now);
    if (changed.isEmpty()) {
      return EMPTY;
    }
    return new Table(changed, values + now.ownValues() - old.ownValues(), entries + now.entries() - old.entries(),
        registers + now.registers() - old.registers(), bytes + bytes(key, now) - bytes(key, old),
        Math.max(newest, now.newest()));
  }

  private static long bytes(Key key, Node node) {
    return node.isEmpty() ? 0 : node.bytes(key);
  }
}
