package io.moonbus.cluster;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The handlers of a node by topic. */
final class Topics {

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster.NodeLink");
  private static final int MAX_TOPIC = 255;

  private final Map<String, Taker> takers = new ConcurrentHashMap<>();
  private final Executor fallback;

  private record Taker(NodeHandler handler, Context context) {
  }

  /** @param fallback runs the handlers that were not given on a context */
  Topics(Executor fallback) {
    this.fallback = fallback;
  }

  void handle(String topic, NodeHandler handler) {
    check(topic);
    if (handler == null) {
      takers.remove(topic);
    } else {
      takers.put(topic, new Taker(handler, Vertx.currentContext()));
    }
  }

  boolean has(String topic) {
    return takers.containsKey(topic);
  }

  /** @throws IllegalArgumentException when it cannot be a topic */
  static void check(String topic) {
    if (topic.isEmpty() || topic.length() > MAX_TOPIC || topic.getBytes(StandardCharsets.UTF_8).length > MAX_TOPIC) {
      throw new IllegalArgumentException("topic must have 1 to " + MAX_TOPIC + " bytes: " + topic);
    }
  }

  /** Hands a message to its handler; the answer completes on the handler's thread. */
  Future<Buffer> dispatch(NodeInfo from, String topic, Buffer body) {
    Taker taker = takers.get(topic);
    if (taker == null) {
      return Future.failedFuture(new NodeException(NodeException.Reason.NO_HANDLER, "nobody takes " + topic));
    }
    if (taker.context() == null && fallback == null) {
      return call(taker, from, topic, body);
    }
    Promise<Buffer> answer = Promise.promise();
    Runnable call = () -> call(taker, from, topic, body).onComplete(answer);
    if (taker.context() == null) {
      fallback.execute(call);
    } else {
      taker.context().runOnContext(v -> call.run());
    }
    return answer.future();
  }

  private static Future<Buffer> call(Taker taker, NodeInfo from, String topic, Buffer body) {
    try {
      Future<Buffer> answer = taker.handler().handle(from, body);
      return answer == null ? Future.succeededFuture(Buffer.buffer()) : answer;
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The handler of " + topic + " failed at a message of " + from.name(), e);
      return Future.failedFuture(e);
    }
  }

  /** The failure as a sender sees it. */
  static NodeException failure(Throwable cause) {
    return cause instanceof NodeException known ? known
        : new NodeException(NodeException.Reason.FAILED, String.valueOf(cause.getMessage()));
  }
}
