package io.moonbus.data.replica;

/** What is in the store. */
final class Durable {

  private State stored;

  Durable(State stored) {
    this.stored = stored;
  }

  State stored() {
    return stored;
  }

  void stored(State state) {
    stored = state;
  }

  /** Whether there is nothing in a state that is not in the store. */
  boolean has(State state) {
    return stored.sequence == state.sequence;
  }

  /**
   * What a replica cannot forget any more. A clock that moved while nothing was written needs no store: the writes it
   * speaks of, none, cannot be lost.
   */
  Vector known(State state) {
    return has(state) ? state.vector : stored.vector;
  }

  boolean hasMember(long replica) {
    return stored.members.containsKey(replica);
  }
}
