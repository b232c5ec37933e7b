package io.moonbus.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A node that belongs to no cluster. Nobody ever joins or leaves it. */
final class LoneNode implements NodeLink {

  private final NodeInfo self;
  private final Topics topics = new Topics(null);

  LoneNode(NodeInfo self) {
    this.self = self;
  }

  @Override
  public NodeInfo self() {
    return self;
  }

  @Override
  public Collection<NodeInfo> nodes() {
    return List.of();
  }

  @Override
  public void send(String nodeId, String topic, Buffer body) {
    request(nodeId, topic, body);
  }

  @Override
  public Future<Buffer> request(String nodeId, String topic, Buffer body) {
    Topics.check(topic);
    if (!nodeId.equals(self.id())) {
      return Future.failedFuture(new NodeException(NodeException.Reason.GONE, "there is no node " + nodeId));
    }
    return topics.dispatch(self, topic, body).recover(cause -> Future.failedFuture(Topics.failure(cause)));
  }

  @Override
  public void publish(String topic, Buffer body) {
    Topics.check(topic);
  }

  @Override
  public void handle(String topic, NodeHandler handler) {
    topics.handle(topic, handler);
  }

  @Override
  public void onJoin(Consumer<NodeInfo> handler) {
    // Nobody joins.
  }

  @Override
  public void onLeave(Consumer<NodeInfo> handler) {
    // Nobody leaves.
  }
}
