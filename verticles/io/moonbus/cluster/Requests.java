package io.moonbus.cluster;

import io.moonbus.cluster.NodeException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The requests of a node that wait for their answers. */
final class Requests {

  private final Vertx vertx;
  private final int millis;
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();

  /** A request under way. */
  record Waiting(long id, String nodeId, long deadline, Promise<Buffer> answer) {
  }

  /** @param millis after how long a request fails */
  Requests(Vertx vertx, int millis) {
    this.vertx = vertx;
    this.millis = millis;
  }

  Waiting add(String nodeId) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    Waiting request = new Waiting(last.incrementAndGet(), nodeId, deadline, promise());
    waiting.put(request.id(), request);
    return request;
  }

  /** Completes on the caller's context if there is one. */
  Promise<Buffer> promise() {
    Context context = Vertx.currentContext();
    return context instanceof ContextInternal own && own.owner() == vertx ? own.promise() : Promise.promise();
  }

  void complete(String nodeId, long id, Buffer answer) {
    Waiting request = take(nodeId, id);
    if (request != null) {
      request.answer().tryComplete(answer);
    }
  }

  void fail(String nodeId, long id, NodeException failure) {
    Waiting request = take(nodeId, id);
    if (request != null) {
      request.answer().tryFail(failure);
    }
  }

  /** Only the node that was asked may answer. */
  private Waiting take(String nodeId, long id) {
    Waiting request = waiting.get(id);
    return request != null && request.nodeId().equals(nodeId) && waiting.remove(id, request) ? request : null;
  }

  /** All requests to a node fail. */
  void fail(String nodeId, NodeException failure) {
    waiting.values().forEach(request -> {
      if (request.nodeId().equals(nodeId)) {
        fail(nodeId, request.id(), failure);
      }
    });
  }

  /** Those that have waited long enough fail. */
  void expire() {
    long now = System.nanoTime();
    waiting.values().forEach(request -> {
      if (now - request.deadline() >= 0) {
        fail(request.nodeId(), request.id(),
            new NodeException(Reason.TIMEOUT, "no answer within " + millis + " ms (cluster.requestTimeout)"));
      }
    });
  }
}
