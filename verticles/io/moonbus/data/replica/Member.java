package io.moonbus.data.replica;

/**
 * What is known of a replica.
 *
 * @param generation grows with each of its processes: writes of its earlier origins come from stores only
 * @param forgotten  it was away too long, removals that it does not know may have been forgotten
 * @param astray     it is forgotten because of a store that is a copy or an older state, see {@link Runs}
 */
public record Member(int generation, boolean forgotten, boolean astray) {

  Member(int generation, boolean forgotten) {
    this(generation, forgotten, false);
  }

  static Member astray(int generation) {
    return new Member(generation, true, true);
  }

  Member merged(Member other) {
    return new Member(Math.max(generation, other.generation), forgotten || other.forgotten, astray || other.astray);
  }
}
