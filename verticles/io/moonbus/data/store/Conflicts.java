package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds registers that several nodes have stored without knowing of each other, and that contradict each other: what is
 * older than a register above it, and values that are older than something below them. Who loads them settles that by
 * the rules of the tree; it has to be settled in the store too, or the loser comes back when the winner is forgotten.
 */
final class Conflicts {

  /** A register that may contradict what comes after it. */
  private record Above(DataPath path, Register register) {
  }

  private final Deque<Above> above = new ArrayDeque<>();
  private final Map<DataPath, Register> emptied = new HashMap<>();
  private final Map<DataPath, Stamp> covered = new HashMap<>();

  /** Takes the next register in the order of paths; whether it stands. */
  boolean stands(DataPath path, Register register) {
    while (!above.isEmpty() && !path.startsWith(above.peek().path())) {
      above.pop();
    }
    for (Above higher : above) {
      if (higher.register().stamp().compareTo(register.stamp()) > 0) {
        covered.put(path, higher.register().stamp());
        return false;
      }
    }
    above.stream().filter(higher -> higher.register().value() != null).forEach(higher -> emptied.put(higher.path(),
        new Register(higher.register().stamp(), null, 0)));
    above.push(new Above(path, register));
    return true;
  }

  /** What has to be stored instead. */
  Map<DataPath, Register> emptied() {
    return emptied;
  }

  /** What has to be removed, with the stamps up to which it may be. */
  Map<DataPath, Stamp> covered() {
    return covered;
  }
}
