package io.moonbus.data.replica;

import io.moonbus.data.Branch;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;

/**
 * A node of the tree: its register, as fields to save memory, and what is below it. A node with a value has nothing below:
 * what is older the value has covered, and something newer turns the value into a removal.
 */
class Node implements Branch {

  /** A node that nothing was ever written to. */
  static final Node EMPTY = new Node(0, 0, null, Table.EMPTY);

  /** About how many bytes a register takes beside its key's and value's bytes, see {@code docs/data.md}. */
  private static final int OVERHEAD = 144;

  final long clock;
  final long origin;
  final Value value;
  final Table below;

  Node(long clock, long origin, Value value, Table below) {
    this.clock = clock;
    this.origin = origin;
    this.value = value;
    this.below = below;
  }

  static Node of(long clock, long origin, Value value, long expires, Table below) {
    return expires == 0 || value == null ? new Node(clock, origin, value, below)
        : new Expiring(clock, origin, value, below, expires);
  }

  long expires() {
    return 0;
  }

  boolean hasRegister() {
    return clock != 0;
  }

  boolean isEmpty() {
    return clock == 0 && below.isEmpty();
  }

  boolean isTombstone() {
    return clock != 0 && value == null;
  }

  Register register() {
    return clock == 0 ? null : new Register(new Stamp(clock, origin), value, expires());
  }

  /** Compares its register's stamp; no register is older than every stamp. */
  int compareTo(Stamp stamp) {
    return Stamp.compare(clock, origin, stamp.clock(), stamp.origin());
  }

  Node withBelow(Table table) {
    return new Node(clock, origin, null, table);
  }

  /** Its register as a removal of the same stamp. */
  Node removed() {
    return new Node(clock, origin, null, below);
  }

  /** Without its register. */
  Node forgotten() {
    return new Node(0, 0, null, below);
  }

  int ownValues() {
    return value == null ? 0 : 1;
  }

  int entries() {
    return ownValues() + below.entries;
  }

  int registers() {
    return (clock == 0 ? 0 : 1) + below.registers;
  }

  long bytes(Key key) {
    return OVERHEAD + key.length() + (value == null ? 0 : value.length()) + below.bytes;
  }

  long newest() {
    return Math.max(clock, below.newest);
  }

  @Override
  public Value value(Key key) {
    Node node = below.get(key);
    return node == null ? null : node.value;
  }

  @Override
  public Branch branch(Key key) {
    Node node = below.get(key);
    return node == null || node.below.entries == 0 ? null : node;
  }

  @Override
  public int count() {
    return below.values;
  }

  @Override
  public Key next(Key key) {
    if (below.isEmpty()) {
      return null;
    }
    var entry = key == null ? below.nodes.firstEntry() : below.nodes.higherEntry(key);
    while (entry != null && entry.getValue().entries() == 0) {
      entry = below.nodes.higherEntry(entry.getKey());
    }
    return entry == null ? null : entry.getKey();
  }

  /** A node whose value ceases to exist. */
  private static final class Expiring extends Node {

    private final long expires;

    Expiring(long clock, long origin, Value value, Table below, long expires) {
      super(clock, origin, value, below);
      this.expires = expires;
    }

    @Override
    long expires() {
      return expires;
    }
  }
}
