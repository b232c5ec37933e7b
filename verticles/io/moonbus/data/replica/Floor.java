package io.moonbus.data.replica;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds up to which clock every replica knows every write, so that removals up to there cover nothing any more that could
 * still come.
 */
final class Floor {

  private record Told(int generation, Vector known) {
  }

  private final Map<Long, Told> told = new HashMap<>();

  void told(Message.Digest digest) {
    told.put(Origins.replica(digest.origin()), new Told(Origins.generation(digest.origin()), digest.known()));
  }

  /** @param own what this replica cannot forget any more */
  long of(State state, Vector own) {
    long floor = Long.MAX_VALUE;
    for (Map.Entry<Long, Member> entry : state.members.entrySet()) {
      if (!entry.getValue().forgotten()) {
        Vector known = entry.getKey() == Origins.replica(state.self.origin()) ? own : known(entry.getKey(), entry.getValue());
        floor = Math.min(floor, least(state, known));
      }
    }
    return floor;
  }

  private Vector known(long replica, Member member) {
    Told last = told.get(replica);
    return last == null || last.generation != member.generation() ? Vector.EMPTY : last.known;
  }

  /**
   * The least clock of an origin that can still write. What those wrote that cannot any more is in the stores of others: a
   * removal that all of them know has covered it there.
   */
  private static long least(State state, Vector known) {
    long least = Long.MAX_VALUE;
    for (Map.Entry<Long, Member> entry : state.members.entrySet()) {
      if (!entry.getValue().forgotten()) {
        least = Math.min(least, known.get(Origins.of(entry.getKey(), entry.getValue().generation())));
      }
    }
    return least;
  }
}
