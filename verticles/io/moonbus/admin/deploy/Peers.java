package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.NodeException;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The nodes of the cluster, asked in JSON. A refusal comes back as what it was on the other node. */
final class Peers {

  /** Stands for all nodes where nodes are named. */
  static final String ALL = "all";

  private static final String ERROR = "error";

  private final NodeLink link;

  Peers(NodeLink link) {
    this.link = link;
  }

  NodeInfo self() {
    return link.self();
  }

  /** This node and the others, by name. */
  List<NodeInfo> all() {
    List<NodeInfo> others = new ArrayList<>(link.nodes());
    others.sort(Comparator.comparing(NodeInfo::name).thenComparing(NodeInfo::id));
    others.add(0, self());
    return others;
  }

  /**
   * The nodes that are meant.
   *
   * @param names ids or names; {@code "all"} = all of them; empty = this one
   * @throws DeploymentException when one is not there, or several have the name
   */
  List<NodeInfo> select(List<String> names) {
    if (names.isEmpty()) {
      return List.of(self());
    }
    if (names.contains(ALL)) {
      return all();
    }
    return names.stream().map(this::select).distinct().toList();
  }

  private NodeInfo select(String name) {
    List<NodeInfo> found = all().stream().filter(node -> node.id().equals(name) || node.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new DeploymentException(Reason.UNKNOWN, "there is no node " + name + "; there are "
          + String.join(", ", all().stream().map(NodeInfo::name).toList()));
    }
    if (found.size() > 1) {
      throw new DeploymentException(Reason.INVALID, "several nodes are called " + name + "; name one by its id: "
          + String.join(", ", found.stream().map(NodeInfo::id).toList()));
    }
    return found.get(0);
  }

  /** Whether a node can be asked. */
  boolean isThere(NodeInfo node) {
    return all().stream().anyMatch(other -> other.id().equals(node.id()));
  }

  /** Asks a node, which may be this one. Failed with a {@link DeploymentException}. */
  Future<JsonObject> ask(NodeInfo node, String topic, Buffer body) {
    return link.request(node.id(), topic, body).map(Peers::read)
        .recover(failure -> Future.failedFuture(failure instanceof NodeException lost ? lost(node, lost)
            : DeploymentException.of(failure)));
  }

  /** Asks with what JSON says. */
  Future<JsonObject> ask(NodeInfo node, String topic, JsonObject body) {
    return ask(node, topic, body.toBuffer());
  }

  private static DeploymentException lost(NodeInfo node, NodeException failure) {
    String what = failure.reason() == NodeException.Reason.GONE || failure.reason() == NodeException.Reason.LEFT ? "it is gone"
        : failure.reason() == NodeException.Reason.TIMEOUT ? "it does not answer"
        : failure.reason() == NodeException.Reason.NO_HANDLER ? "it takes no deployments" : failure.getMessage();
    return new DeploymentException(Reason.FAILED, "node " + node.name() + ": " + what);
  }

  private static JsonObject read(Buffer answer) {
    JsonObject json = new JsonObject(answer);
    if (json.containsKey(ERROR)) {
      throw DeploymentException.of(json);
    }
    return json;
  }

  /** Answers a topic; a failure goes back as it is. */
  void answer(String topic, BiFunction<NodeInfo, Buffer, Future<JsonObject>> handler) {
    link.handle(topic, (from, body) -> handle(handler, from, body));
  }

  private static Future<Buffer> handle(BiFunction<NodeInfo, Buffer, Future<JsonObject>> handler, NodeInfo from,
                                       Buffer body) {
    Future<JsonObject> answer;
    try {
      answer = handler.apply(from, body);
    } catch (DeploymentException e) {
      answer = Future.failedFuture(e);
    }
    return answer.recover(failure -> Future.succeededFuture(DeploymentException.of(failure).toJson()))
        .map(JsonObject::toBuffer);
  }

  /** Answers a topic no more. */
  void ignore(String topic) {
    link.handle(topic, null);
  }

  /** Tells of the nodes that are there and of those that join. */
  void onJoin(Consumer<NodeInfo> handler) {
    link.onJoin(handler);
  }

  /** Tells of nodes that are gone. */
  void onLeave(Consumer<NodeInfo> handler) {
    link.onLeave(handler);
  }
}
