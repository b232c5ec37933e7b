package io.moonbus.data;

/**
 * Figures of the data of a node.
 *
 * @param entries    values
 * @param bytes      about how many bytes of memory they take
 * @param tombstones removals that are remembered until every node knows of them
 * @param unwritten  changes that are not on disk yet
 * @param lagMillis  for how long at most something another node wrote has not been seen here; 0 without others
 * @param caughtUp   whether everything other nodes had at joining has arrived
 */
public record DataMetrics(long entries, long bytes, long tombstones, long unwritten, long lagMillis, boolean caughtUp) {
}
