package io.moonbus.data.replica;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/** How long each replica has been away while this one was there. */
final class Absences {

  /** No more of the time between two ticks counts: this node was away itself. */
  private static final long MAX_TICK_MILLIS = 3_600_000;

  private final Map<Long, Long> millis = new HashMap<>();
  private long lastTick;

  Absences(Map<Long, Long> millis, long now) {
    this.millis.putAll(millis);
    lastTick = now;
  }

  Map<Long, Long> millis() {
    return millis;
  }

  /** Forgets who was away too long. */
  void tick(Replica replica, long now, long forgetMillis, LongPredicate isHere) {
    long passed = Math.max(0, Math.min(now - lastTick, MAX_TICK_MILLIS));
    lastTick = now;
    for (Map.Entry<Long, Member> entry : replica.state().members.entrySet()) {
      long id = entry.getKey();
      long away = isHere.test(id) || entry.getValue().forgotten() ? 0 : millis.getOrDefault(id, 0L) + passed;
      millis.put(id, away);
      if (away > forgetMillis) {
        replica.change(before -> before.withMember(id, new Member(entry.getValue().generation(), true)));
      }
    }
  }
}
