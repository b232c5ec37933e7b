package io.moonbus.data.service;

import io.moonbus.data.Change;
import io.moonbus.data.DataPath;
import io.moonbus.data.Watch;
import io.moonbus.data.replica.Drained;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who wants to know of changes. Can be used from any thread. */
final class Watches {

  private final Vertx vertx;
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  Watches(Vertx vertx) {
    this.vertx = vertx;
  }

  /** @param since the number of a change; of those until then nothing is told */
  Watch add(DataPath path, long since, Consumer<List<Change>> handler) {
    Entry entry = new Entry(path, since, handler, vertx.getOrCreateContext());
    entries.add(entry);
    return entry;
  }

  void tell(Drained drained) {
    for (Entry entry : entries) {
      List<Change> changes = drained.changes(entry.path, entry.since);
      if (!changes.isEmpty()) {
        entry.context.runOnContext(now -> entry.tell(changes));
      }
    }
  }

  private final class Entry implements Watch {

    private final DataPath path;
    private final long since;
    private final Consumer<List<Change>> handler;
    private final Context context;

    Entry(DataPath path, long since, Consumer<List<Change>> handler, Context context) {
      this.path = path;
      this.since = since;
      this.handler = handler;
      this.context = context;
    }

    private void tell(List<Change> changes) {
      if (entries.contains(this)) {
        handler.accept(changes);
      }
    }

    @Override
    public void close() {
      entries.remove(this);
    }
  }
}
