package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import java.util.HashMap;
import java.util.Map;

/**
 * The stamps of what this node has stored or loaded. Other nodes write to the same tables; what is newer than all that
 * this node knows at and above a path may not be removed by it.
 */
final class KnownStamps {

  private final Map<DataPath, Stamp> stamps = new HashMap<>();

  void loaded(DataPath path, Register register) {
    stamps.put(path, register.stamp());
  }

  void written(Store.Batch batch) {
    batch.registers().forEach(this::loaded);
    batch.removals().forEach(stamps::remove);
  }

  void clear() {
    stamps.clear();
  }

  /** Up to which stamps the removals of a batch may go. */
  Map<DataPath, Stamp> limits(Store.Batch batch) {
    Map<DataPath, Stamp> limits = new HashMap<>();
    batch.removals().forEach(path -> limits.put(path, limit(path, batch)));
    return limits;
  }

  private Stamp limit(DataPath path, Store.Batch batch) {
    Stamp limit = Stamp.NONE;
    for (int size = 0; size <= path.size(); size++) {
      DataPath head = path.head(size);
      Register register = batch.registers().get(head);
      Stamp stamp = register == null ? stamps.get(head) : register.stamp();
      limit = stamp != null && stamp.compareTo(limit) > 0 ? stamp : limit;
    }
    return limit;
  }
}
