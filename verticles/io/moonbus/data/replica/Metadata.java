package io.moonbus.data.replica;

import java.util.Map;

/**
 * What the store keeps beside registers.
 *
 * @param clock    no stamp was greater
 * @param absences by replica for how many milliseconds it has been away
 * @param position how often metadata were written until now
 * @param runs     by replica the process that was heard of last
 */
record Metadata(State.Identity self, long clock, long collected, Vector vector, Map<Long, Member> members,
                Map<Long, Long> absences, long position, Map<Long, Run> runs) {

  /** The name by which the store has it. */
  static final String NAME = "replica";
}
