package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes on their way to the store. Made for one thread; batches can be made by another. */
final class Unwritten {

  /** Registers in a batch; more are written in several, the metadata with the last. */
  static final int MAX_BATCH = 10_000;

  private List<Journal> entries = new ArrayList<>();
  private final Set<DataPath> failed = new LinkedHashSet<>();

  void add(Drained drained) {
    entries.addAll(drained.entries);
  }

  int size() {
    return entries.size() + failed.size();
  }

  /** Takes everything there is. */
  Taken take() {
    Taken taken = new Taken(entries, new LinkedHashSet<>(failed));
    entries = new ArrayList<>();
    failed.clear();
    return taken;
  }

  /** Has it written again later. Each path is kept once, so that a store that fails for long does not fill the memory. */
  void failed(Taken taken) {
    failed.addAll(taken.paths());
  }

  /** Changes that are being written. */
  record Taken(List<Journal> entries, Set<DataPath> failed) {

    /** The paths whose registers have changed, the removed ones below others included. */
    Set<DataPath> paths() {
      Set<DataPath> paths = new LinkedHashSet<>(failed);
      for (Journal entry : entries) {
        paths.add(entry.path());
        if (entry.before() != null && (entry.after() == null || entry.before().below != entry.after().below)) {
          Walk.registers(entry.path(), entry.before(), (path, node) -> paths.add(path));
        }
        if (entry.whole()) {
          Walk.registers(entry.path(), entry.after(), (path, node) -> paths.add(path));
        }
      }
      return paths;
    }

    /** What a store has to write to be at that state. Registers come before removals: a removal's cause is stored first. */
    List<Store.Batch> batches(State state, Map<String, byte[]> metadata) {
      List<Store.Batch> batches = new ArrayList<>();
      Map<DataPath, Register> registers = new LinkedHashMap<>();
      Set<DataPath> removals = new HashSet<>();
      for (DataPath path : paths()) {
        Register register = Walk.register(state.root, path);
        if (register == null) {
          removals.add(path);
        } else {
          registers.put(path, register);
        }
        if (registers.size() == MAX_BATCH) {
          batches.add(new Store.Batch(registers, Set.of(), Map.of()));
          registers = new LinkedHashMap<>();
        }
      }
      batches.add(new Store.Batch(registers, removals, new HashMap<>(metadata)));
      return batches;
    }
  }
}
