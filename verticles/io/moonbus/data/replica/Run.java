package io.moonbus.data.replica;

/**
 * A process of a replica. Its store counts how often it was written; a process goes on where the one before it ended.
 *
 * @param id       a random number
 * @param base     what the store had counted when it was opened
 * @param position what it has counted now
 */
public record Run(long id, long base, long position) {

  Run at(long later) {
    return new Run(id, base, Math.max(position, later));
  }
}
