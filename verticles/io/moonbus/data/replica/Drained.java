package io.moonbus.data.replica;

import io.moonbus.data.Change;
import io.moonbus.data.DataPath;
import java.util.ArrayList;
import java.util.List;

/** The changes since the last time, oldest first, and the state after them. */
public final class Drained {

  final List<Journal> entries;
  final State state;

  Drained(List<Journal> entries, State state) {
    this.entries = entries;
    this.state = state;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What became of values at and below a path by changes with greater numbers than that, see {@link Replica#sequence()}. */
  public List<Change> changes(DataPath path, long since) {
    List<Change> changes = new ArrayList<>();
    for (Journal entry : entries) {
      if (entry.sequence() > since) {
        Difference.collect(entry, path, changes);
      }
    }
    return changes;
  }
}
