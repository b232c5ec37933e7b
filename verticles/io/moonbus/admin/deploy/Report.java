package io.moonbus.admin.deploy;

import io.moonbus.cluster.NodeInfo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of an application on each node. */
final class Report {

  private final JsonObject json = new JsonObject();
  private final Map<String, JsonObject> nodes = new LinkedHashMap<>();

  Report(String name) {
    json.put("name", name);
  }

  Report put(String key, Object value) {
    json.put(key, value);
    return this;
  }

  /**
   * Notes how it is on a node.
   *
   * @param version in service there, {@code ""} when none, {@code null} when that is not known
   */
  void node(NodeInfo node, String state, String version) {
    nodes.put(node.id(), new JsonObject().put("id", node.id()).put("name", node.name()).put("state", state)
        .put("version", version));
  }

  /** Notes that it failed at a node. */
  void failed(NodeInfo node, String version, DeploymentException failure) {
    node(node, "failed", version);
    nodes.get(node.id()).put("error", failure.getMessage());
    json.mergeIn(failure.toJson()).put("error", "node " + node.name() + ": " + stripped(node, failure.getMessage()));
  }

  private static String stripped(NodeInfo node, String message) {
    String prefix = "node " + node.name() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  JsonObject toJson() {
    JsonArray list = new JsonArray();
    nodes.values().forEach(list::add);
    return json.copy().put("nodes", list);
  }
}
