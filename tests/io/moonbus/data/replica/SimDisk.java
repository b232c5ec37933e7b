package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import io.moonbus.data.Stamp;

/** A store in memory that outlives its node, and the stamps of the writes it contains or has covered. */
final class SimDisk implements Store {

  final Map<DataPath, Register> registers = new HashMap<>();
  final Map<String, byte[]> metadata = new HashMap<>();
  Set<Stamp> known = new HashSet<>();

  @Override
  public void load(Visitor visitor) {
    registers.forEach(visitor::register);
    metadata.forEach(visitor::metadata);
  }

  @Override
  public void write(Batch batch) {
    registers.putAll(batch.registers());
    registers.keySet().removeAll(batch.removals());
    metadata.putAll(batch.metadata());
  }

  SimDisk copy() {
    SimDisk copy = new SimDisk();
    copy.become(this);
    return copy;
  }

  /** Has what another had. */
  void become(SimDisk other) {
    registers.clear();
    registers.putAll(other.registers);
    metadata.clear();
    metadata.putAll(other.metadata);
    known = new HashSet<>(other.known);
  }

  /** Loses registers and all metadata. */
  void damage(Random random) {
    registers.values().removeIf(register -> random.nextInt(3) == 0);
    metadata.clear();
    metadata.put(INCOMPLETE, new byte[0]);
    known = new HashSet<>();
    registers.values().forEach(register -> known.add(register.stamp()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
