package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import java.util.Map;
import java.util.function.BiConsumer;

/** Ways through a tree. */
final class Walk {

  private Walk() {
  }

  /** The node at a path, or {@code null}. */
  static Node node(Node root, DataPath path) {
    Node node = root;
    for (int i = 0; i < path.size() && node != null; i++) {
      node = node.below.get(path.key(i));
    }
    return node;
  }

  /** The register at a path, or {@code null}. */
  static Register register(Node root, DataPath path) {
    Node node = node(root, path);
    return node == null ? null : node.register();
  }

  /** Gives every register at and below a node. */
  static void registers(DataPath path, Node node, BiConsumer<DataPath, Node> visitor) {
    if (node.hasRegister()) {
      visitor.accept(path, node);
    }
    for (Map.Entry<Key, Node> entry : node.below.nodes.entrySet()) {
      registers(path.child(entry.getKey()), entry.getValue(), visitor);
    }
  }
}
