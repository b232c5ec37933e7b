package io.moonbus.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * This node's connection with the others of its cluster. Can be used from any thread.
 *
 * <p>What one thread sends to one node arrives in that order, requests and messages alike. Delivery is at most once: what
 * is under way when a connection breaks is lost, requests then fail. Handlers run on the Vert.x context on which they were
 * given, else on a thread of the link, and must not block.
 */
public interface NodeLink {

  /** This node. */
  NodeInfo self();

  /** The others that are reachable and have proven that they belong to the cluster, without this one. */
  Collection<NodeInfo> nodes();

  /**
   * Sends a message; it is dropped when the node is gone or does not handle the topic. A node can send to itself.
   *
   * @throws NodeException when the body is too large
   */
  void send(String nodeId, String topic, Buffer body);

  /**
   * Sends a request.
   *
   * @return the answer, on the caller's context if there is one; failed with a {@link NodeException}
   */
  Future<Buffer> request(String nodeId, String topic, Buffer body);

  /**
   * Sends a message to each of {@link #nodes()}, so not to this one.
   *
   * @throws NodeException when the body is too large
   */
  void publish(String topic, Buffer body);

  /**
   * Takes the messages of a topic from now on, instead of who took them before.
   *
   * @param topic   1 to 255 bytes of UTF-8
   * @param handler {@code null} = nobody takes them any more
   */
  void handle(String topic, NodeHandler handler);

  /**
   * Tells of every node that can be reached: of those that can be now, and of each that joins later. Between the joining
   * and leaving of a node there is no second joining.
   */
  void onJoin(Consumer<NodeInfo> handler);

  /** Tells of nodes that have left, died or cannot be reached. They may come back, with the same id if the process lived. */
  void onLeave(Consumer<NodeInfo> handler);

  /** A node without others. Its own handlers get what it sends to itself. */
  static NodeLink alone() {
    return alone(new NodeInfo("alone", "localhost", "127.0.0.1", 0, "", "", false, Map.of()));
  }

  /** A node without others that knows something of itself. */
  static NodeLink alone(NodeInfo self) {
    return new LoneNode(self);
  }
}
