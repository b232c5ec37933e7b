package io.moonbus.data.replica;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import java.util.Map;
import java.util.function.LongSupplier;

/** Makes a state of what a store has. */
final class Recovery implements Store.Visitor {

  private final long now;
  private final LongSupplier random;
  private Node root = Node.EMPTY;
  private Metadata metadata;

  Recovery(long now, LongSupplier random) {
    this.random = random;
    this.now = now;
  }

  @Override
  public void register(DataPath path, Register register) {
    root = Merge.apply(root, path, register);
  }

  @Override
  public void metadata(String name, byte[] value) {
    if (name.equals(Metadata.NAME)) {
      metadata = Messages.metadata(value);
    }
  }

  Recovered recovered() {
    if (metadata == null) {
      // Nothing was ever stored here, or another program put registers there (an import).
      return new Recovered(State.empty(State.Identity.create(now, random)).recovered(root, root.newest()), Map.of());
    }
    State state = State.of(metadata, root);
    return new Recovered(metadata.clean() ? state : state.anew(), metadata.absences());
  }
}
