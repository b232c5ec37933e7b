package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what another replica does not know, a part at a time so that it never takes long. */
final class Scan {

  /** Writes in a part. */
  static final int MAX_OPS = 500;
  /** Bytes of keys and values in a part, which the last of its writes may exceed. */
  static final int MAX_BYTES = 256 << 10;
  /** Registers looked at for a part. */
  private static final int MAX_VISITED = 10_000;

  private final Vector known;
  private final List<Op> ops = new ArrayList<>();
  private int bytes;
  private int visited;
  private DataPath last;

  private Scan(Vector known) {
    this.known = known;
  }

  /** The writes of a part, and where the next begins: {@code null} after the last. */
  record Part(List<Op> ops, DataPath next) {
  }

  static Part of(Node root, Vector known, DataPath after) {
    Scan scan = new Scan(known);
    boolean complete = after == null ? scan.node(root, DataPath.ROOT) : scan.behind(root, DataPath.ROOT, after);
    return new Part(scan.ops, complete ? null : scan.last);
  }

  /** Visits what is behind a path at or below a node; false when the part is full. */
  private boolean behind(Node node, DataPath path, DataPath after) {
    if (path.size() == after.size()) {
      return children(node.below.nodes, path);
    }
    Key key = after.key(path.size());
    Node child = node.below.get(key);
    return (child == null || behind(child, path.child(key), after)) && children(node.below.nodes.tailMap(key, false), path);
  }

  private boolean children(Map<Key, Node> nodes, DataPath path) {
    for (Map.Entry<Key, Node> entry : nodes.entrySet()) {
      if (!node(entry.getValue(), path.child(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private boolean node(Node node, DataPath path) {
    visited++;
    last = path;
    if (node.hasRegister() && !known.covers(node.clock, node.origin)) {
      ops.add(new Op(path, node.register()));
      bytes += size(path, node);
    }
    return ops.size() < MAX_OPS && bytes < MAX_BYTES && visited < MAX_VISITED && children(node.below.nodes, path);
  }

  private static int size(DataPath path, Node node) {
    int size = node.value == null ? 0 : node.value.length();
    for (int i = 0; i < path.size(); i++) {
      size += path.key(i).length();
    }
    return size;
  }

  static int size(Op op) {
    int size = op.register().value() == null ? 0 : op.register().value().length();
    for (int i = 0; i < op.path().size(); i++) {
      size += op.path().key(i).length();
    }
    return size;
  }
}
