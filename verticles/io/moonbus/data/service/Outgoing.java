package io.moonbus.data.service;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.replica.Message;
import io.moonbus.data.replica.Messages;
import io.moonbus.data.replica.Output;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Sends messages to other nodes. Live writes wait for being taken; when a node takes them too slowly the next ones are left out, it
 * notices the gap and catches up later, so that no queue grows.
 */
final class Outgoing implements Output {

  static final String TOPIC = "data";

  /** Bytes of live writes that a node has not taken yet. */
  static final int MAX_WAITING = 4 << 20;

  private static final Logger LOG = Logger.getLogger("io.moonbus.data.Outgoing");

  private final NodeLink link;
  private final Map<String, Integer> waiting = new HashMap<>();

  Outgoing(NodeLink link) {
    this.link = link;
  }

  @Override
  public void send(String node, Message message) {
    if (!(message instanceof Message.Live)) {
      link.send(node, TOPIC, Messages.encode(message));
      return;
    }
    int before = waiting.getOrDefault(node, 0);
    if (before < MAX_WAITING) {
      Buffer bytes = Messages.encode(message);
      waiting.put(node, before + bytes.length());
      link.request(node, TOPIC, bytes).onComplete(taken -> waiting.computeIfPresent(node,
          (key, sum) -> sum > bytes.length() ? sum - bytes.length() : null));
    }
  }

  @Override
  public void warn(String message) {
    LOG.warning(message);
  }
}
