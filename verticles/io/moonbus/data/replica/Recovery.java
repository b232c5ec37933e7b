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
  private boolean incomplete;

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
    incomplete |= name.equals(Store.INCOMPLETE);
    if (name.equals(Metadata.NAME)) {
      metadata = Messages.metadata(value);
    }
  }

  Recovered recovered() {
    if (metadata == null) {
      // Nothing was ever stored here, another program put registers there (an import), or they were saved of damaged files.
      State.Identity self = incomplete ? State.Identity.salvaged(now, random) : State.Identity.create(now, random);
      return new Recovered(State.empty(self).recovered(root, root.newest()), Map.of(), 0, Map.of());
    }
    State state = State.of(metadata, root);
    return new Recovered(state.anew(random), metadata.absences(), metadata.position(),
        metadata.runs());
  }
}
