package io.moonbus.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Takes the messages of a topic. */
@FunctionalInterface
public interface NodeHandler {

  /**
   * Takes a message or a request.
   *
   * @param from who sent it; the own node when it sent it to itself
   * @param body never changed by anybody later
   * @return the answer of a request, which fails at the sender when the future does; of a message it is ignored.
   *     {@code null} = an empty answer
   */
  Future<Buffer> handle(NodeInfo from, Buffer body);
}
