package io.moonbus.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Hands messages to their handlers. While the node starts, messages of topics that nobody takes yet wait, since other
 * nodes greet this one as soon as it has joined. Used on one context.
 */
final class Inbox {

  /** Bytes of all that may wait, each message counting some more. */
  private static final int MAX_WAITING = 64 << 20;
  private static final int EACH = 100;

  private final Topics topics;
  private final Map<String, Queue<Parcel>> waiting = new HashMap<>();
  private long size;
  private boolean ready;

  private record Parcel(NodeInfo from, Buffer body, Promise<Buffer> answer) {
  }

  Inbox(Topics topics) {
    this.topics = topics;
  }

  Future<Buffer> take(NodeInfo from, String topic, Buffer body) {
    Queue<Parcel> queue = waiting.get(topic);
    if (queue == null && (ready || topics.has(topic) || topic.isEmpty())) {
      return topics.dispatch(from, topic, body);
    }
    if (size + body.length() + EACH > MAX_WAITING) {
      return Future.failedFuture(new NodeException(NodeException.Reason.NO_HANDLER, "the node is still starting"));
    }
    size += body.length() + EACH;
    Parcel parcel = new Parcel(from, body, Promise.promise());
    waiting.computeIfAbsent(topic, t -> new ArrayDeque<>()).add(parcel);
    return parcel.answer().future();
  }

  /** A topic has its handler. */
  void opened(String topic) {
    Queue<Parcel> queue = waiting.remove(topic);
    if (queue != null) {
      for (Parcel parcel : queue) {
        size -= parcel.body().length() + EACH;
        topics.dispatch(parcel.from(), topic, parcel.body()).onComplete(parcel.answer());
      }
    }
  }

  /** Nothing waits any more. */
  void ready() {
    ready = true;
    for (String topic : waiting.keySet().toArray(new String[0])) {
      opened(topic);
    }
  }
}
