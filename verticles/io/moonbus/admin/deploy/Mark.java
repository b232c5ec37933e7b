package io.moonbus.admin.deploy;

import io.vertx.core.json.JsonObject;

/**
 * When a node was told to deploy something or to take it away. The greater mark wins.
 *
 * @param time       milliseconds since 1970; later than those of all marks that were known where it was made
 * @param node       the id of the node that told it
 * @param everywhere whether it was meant for all nodes of the cluster, those that were not there included
 */
record Mark(long time, String node, boolean everywhere) implements Comparable<Mark> {

  /** Before every other. */
  static final Mark NONE = new Mark(0, "", false);

  /** A mark after others. */
  static Mark after(long time, String node, boolean everywhere) {
    return new Mark(Math.max(System.currentTimeMillis(), time + 1), node, everywhere);
  }

  @Override
  public int compareTo(Mark other) {
    return time == other.time ? node.compareTo(other.node) : Long.compare(time, other.time);
  }

  JsonObject toJson() {
    return new JsonObject().put("time", time).put("node", node).put("everywhere", everywhere);
  }

  /** @param json {@code null} = {@link #NONE} */
  static Mark of(JsonObject json) {
    return json == null ? NONE : new Mark(json.getLong("time"), json.getString("node"), json.getBoolean("everywhere"));
  }
}
