package io.moonbus.data.replica;

import java.util.Map;

/**
 * What the store keeps beside registers.
 *
 * @param clean    whether everything was written at the end; else the replica starts anew with another origin
 * @param clock    no stamp was greater
 * @param absences by replica for how many milliseconds it has been away
 */
record Metadata(State.Identity self, boolean clean, long clock, long collected, Vector vector, Map<Long, Member> members,
                Map<Long, Long> absences) {

  /** The name by which the store has it. */
  static final String NAME = "replica";
}
