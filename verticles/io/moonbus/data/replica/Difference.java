package io.moonbus.data.replica;

import io.moonbus.data.Change;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a change of the journal did to values. */
final class Difference {

  private final boolean whole;
  private final List<Change> changes;

  private Difference(boolean whole, List<Change> changes) {
    this.whole = whole;
    this.changes = changes;
  }

  /** Adds the changes at and below a watched path. */
  static void collect(Journal entry, DataPath watched, List<Change> changes) {
    Difference difference = new Difference(entry.whole(), changes);
    if (entry.path().startsWith(watched)) {
      difference.add(entry.path(), entry.before(), entry.after());
    } else if (watched.startsWith(entry.path())) {
      difference.add(watched, below(entry.before(), entry.path(), watched), below(entry.after(), entry.path(), watched));
    }
  }

  private static Node below(Node top, DataPath path, DataPath wanted) {
    Node node = top;
    for (int i = path.size(); i < wanted.size() && node != null; i++) {
      node = node.below.get(wanted.key(i));
    }
    return node;
  }

  private void add(DataPath path, Node earlier, Node later) {
    if (earlier == later) {
      return;
    }
    Node before = earlier == null ? Node.EMPTY : earlier;
    Node after = later == null ? Node.EMPTY : later;
    if (!Objects.equals(before.value, after.value)) {
      changes.add(new Change(path, before.value, after.value));
    }
    if (before.below == after.below) {
      return;
    }
    for (Map.Entry<Key, Node> entry : before.below.nodes.entrySet()) {
      add(path.child(entry.getKey()), entry.getValue(), after.below.get(entry.getKey()));
    }
    if (whole) {
      addNew(path, before.below, after.below);
    }
  }

  private void addNew(DataPath path, Table before, Table after) {
    for (Map.Entry<Key, Node> entry : after.nodes.entrySet()) {
      if (before.get(entry.getKey()) == null) {
        add(path.child(entry.getKey()), null, entry.getValue());
      }
    }
  }
}
