package io.moonbus.data;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A table that is going to be written as a whole. */
public final class Tree {

  private final Map<Key, Value> values = new TreeMap<>();
  private final Map<Key, Tree> branches = new TreeMap<>();

  /** Gives a key a value, instead of the table it may have been. */
  public Tree put(Key key, Value value) {
    branches.remove(key);
    values.put(key, value);
    return this;
  }

  /** The table of a key, made when there is none, instead of the value it may have been. */
  public Tree branch(Key key) {
    values.remove(key);
    return branches.computeIfAbsent(key, absent -> new Tree());
  }

  public Map<Key, Value> values() {
    return Collections.unmodifiableMap(values);
  }

  public Map<Key, Tree> branches() {
    return Collections.unmodifiableMap(branches);
  }
}
