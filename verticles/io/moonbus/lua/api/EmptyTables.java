package io.moonbus.lua.api;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The tables of the shared data that a script has made or emptied and that have nothing in them: for the database they
 * do not exist. Known to the scripts of this node only, and until they end, as in MonaServer.
 */
final class EmptyTables {

  private final NavigableSet<DataPath> paths = new TreeSet<>();

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** There is a table at this path, and so at those above. */
  void add(DataPath path) {
    paths.add(path);
  }

  /** Whether there is a table at a path. */
  boolean has(DataPath path) {
    DataPath found = paths.ceiling(path);
    return found != null && found.startsWith(path);
  }

  void forEach(Consumer<DataPath> action) {
    paths.forEach(action);
  }

  /** There are no such tables any more at a path and below it. */
  void remove(DataPath path) {
    for (DataPath found = paths.ceiling(path); found != null && found.startsWith(path); found = paths.ceiling(path)) {
      paths.remove(found);
    }
  }

  /**
   * The next key with such a table.
   *
   * @param table the table that the key is in
   * @param key   {@code null} for the first
   * @return {@code null} after the last
   */
  Key next(DataPath table, Key key) {
    DataPath found = paths.higher(key == null ? table : table.child(key));
    while (found != null && found.startsWith(table)) {
      Key candidate = found.key(table.size());
      if (key == null || candidate.compareTo(key) > 0) {
        return candidate;
      }
      found = paths.higher(found);
    }
    return null;
  }
}
