package io.moonbus.admin.deploy;

import io.moonbus.cluster.NodeException;
import io.moonbus.cluster.NodeHandler;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.function.Consumer;

/** A link over which requests of one topic arrive and their answers do not. */
record DeafLink(NodeLink link, String deaf) implements NodeLink {

  @Override
  public NodeInfo self() {
    return link.self();
  }

  @Override
  public Collection<NodeInfo> nodes() {
    return link.nodes();
  }

  @Override
  public void send(String nodeId, String topic, Buffer body) {
    link.send(nodeId, topic, body);
  }

  @Override
  public Future<Buffer> request(String nodeId, String topic, Buffer body) {
    Future<Buffer> answer = link.request(nodeId, topic, body);
    return topic.equals(deaf)
        ? Future.failedFuture(new NodeException(NodeException.Reason.TIMEOUT, "the answer is lost")) : answer;
  }

  @Override
  public void publish(String topic, Buffer body) {
    link.publish(topic, body);
  }

  @Override
  public void handle(String topic, NodeHandler handler) {
    link.handle(topic, handler);
  }

  @Override
  public void onJoin(Consumer<NodeInfo> handler) {
    link.onJoin(handler);
  }

  @Override
  public void onLeave(Consumer<NodeInfo> handler) {
    link.onLeave(handler);
  }
}
