package io.moonbus.data.replica;

/**
 * What is known of a replica.
 *
 * @param generation how often it had to start anew: writes of its earlier origins come from stores only
 * @param forgotten  it was away too long, removals that it does not know may have been forgotten
 */
public record Member(int generation, boolean forgotten) {

  Member merged(Member other) {
    return new Member(Math.max(generation, other.generation), forgotten || other.forgotten);
  }
}
