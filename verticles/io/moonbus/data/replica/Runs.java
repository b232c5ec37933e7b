package io.moonbus.data.replica;

import java.util.HashMap;
import java.util.Map;

/**
 * Remembers how far the store of each replica was, and so finds processes that do not go on where the one before them ended:
 * their store is a copy, or an older state of it. Such a replica may have forgotten what others think it knows.
 */
final class Runs {

  /** What a process is. */
  enum Finding {
    /** The one that was known, or the one that came after it. */
    CURRENT,
    /** An earlier one, of which something was on its way for long. */
    EARLIER,
    /** It began with a store that was further when another had it. */
    ASTRAY
  }

  private final Map<Long, Run> last;

  Runs(Map<Long, Run> last) {
    this.last = new HashMap<>(last);
  }

  /** To be stored. */
  Map<Long, Run> last() {
    return Map.copyOf(last);
  }

  Finding told(long replica, Run run) {
    Run known = last.get(replica);
    if (known == null || known.id() == run.id() || run.base() >= known.position()) {
      last.put(replica, known != null && known.id() == run.id() ? known.at(run.position()) : run);
      return Finding.CURRENT;
    }
    return run.position() <= known.base() ? Finding.EARLIER : Finding.ASTRAY;
  }

  /** What a process is that has the replica of this one. */
  static Finding own(Run own, Run other) {
    return other.position() <= own.base() ? Finding.EARLIER : Finding.ASTRAY;
  }
}
