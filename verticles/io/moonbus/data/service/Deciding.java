package io.moonbus.data.service;

import io.moonbus.cluster.NodeException;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataException;
import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Value;
import io.moonbus.data.replica.Replica;
import io.moonbus.data.replica.Request;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Changes with no other change in between: the owner of the path makes them. Can be used from any thread. */
final class Deciding {

  static final String TOPIC = "data.request";

  /** How often a change is made anew when another came in between. A function that writes the value itself never ends. */
  static final int MAX_ATTEMPTS = 1000;

  /** For how long a request that nobody has taken is sent again, and how often. */
  static final long PATIENCE_MILLIS = 10_000;
  private static final long RETRY_MILLIS = 50;

  private final Vertx vertx;
  private final Replica replica;
  private final NodeLink link;
  private final Runnable changed;

  /** @param changed called after every change */
  Deciding(Vertx vertx, Replica replica, NodeLink link, Runnable changed) {
    this.vertx = vertx;
    this.replica = replica;
    this.link = link;
    this.changed = changed;
  }

  Future<Value> update(DataPath path, UnaryOperator<Value> change) {
    Promise<Value> promise = Promise.promise();
    attempt(path, change, MAX_ATTEMPTS, vertx.getOrCreateContext(), promise);
    return promise.future();
  }

  private void attempt(DataPath path, UnaryOperator<Value> change, int attempts, Context context, Promise<Value> promise) {
    Register seen = replica.register(path);
    Value value;
    try {
      value = change.apply(seen == null ? null : seen.value());
    } catch (Throwable e) {
      promise.fail(e);
      return;
    }
    ask(new Request.Swap(path, seen, value)).onComplete(answer -> {
      if (answer.failed()) {
        promise.fail(answer.cause());
      } else if (answer.result().done()) {
        promise.complete(value);
      } else if (attempts == 1) {
        promise.fail(tooOften(path));
      } else {
        // The caller's function runs on the caller's context.
        context.runOnContext(now -> attempt(path, change, attempts - 1, context, promise));
      }
    });
  }

  static DataException tooOften(DataPath path) {
    return new DataException(path + " was changed by others each of " + MAX_ATTEMPTS + " times that it was updated");
  }

  Future<Value> increment(DataPath path, double amount) {
    return ask(new Request.Add(path, replica.register(path), amount)).map(reply -> reply.register().value());
  }

  private Future<Request.Reply> ask(Request request) {
    Promise<Request.Reply> promise = Promise.promise();
    ask(request, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS), vertx.getOrCreateContext(), promise);
    return promise.future();
  }

  private void ask(Request request, long deadline, Context context, Promise<Request.Reply> promise) {
    send(request).onComplete(answer -> {
      if (answer.succeeded()) {
        promise.complete(answer.result());
      } else if (isUntaken(answer.cause()) && System.nanoTime() - deadline < 0) {
        context.runOnContext(now -> vertx.setTimer(RETRY_MILLIS, timer -> ask(request, deadline, context, promise)));
      } else {
        promise.fail(told(request.path(), answer.cause()));
      }
    });
  }

  /** Whether nobody has done what was asked for, and another node may. */
  private static boolean isUntaken(Throwable failure) {
    return failure instanceof NodeException node
        && (node.reason() == NodeException.Reason.GONE || node.reason() == NodeException.Reason.NO_HANDLER);
  }

  /** Says so when it may have been done. */
  private static Throwable told(DataPath path, Throwable failure) {
    if (failure instanceof NodeException node) {
      boolean unknown = node.reason() == NodeException.Reason.TIMEOUT || node.reason() == NodeException.Reason.LEFT;
      return new NodeException(node.reason(), path + (unknown ? " may or may not have been changed: " : " was not changed: ")
          + node.getMessage());
    }
    return failure;
  }

  private Future<Request.Reply> send(Request request) {
    String owner = Owners.of(request.path(), link.self().id(), link.nodes().stream().map(NodeInfo::id).toList());
    Future<Request.Reply> reply = owner.equals(link.self().id()) ? Future.succeededFuture(decide(request))
        : link.request(owner, TOPIC, Request.encode(request)).map(Request::reply);
    return reply.compose(answer -> {
      if (answer.failure() != null) {
        return Future.failedFuture(new DataException(answer.failure()));
      }
      if (answer.register() != null) {
        replica.learn(request.path(), answer.register());
        changed.run();
      }
      return Future.succeededFuture(answer);
    });
  }

  /** Does what another node asks for. */
  Future<Buffer> answer(NodeInfo from, Buffer body) {
    Request request = Request.decode(body);
    return Future.succeededFuture(Request.encode(request.path(), decide(request)));
  }

  private Request.Reply decide(Request request) {
    try {
      Request.Reply reply = replica.decide(request);
      changed.run();
      return reply;
    } catch (DataException | IllegalArgumentException e) {
      return new Request.Reply(false, null, e.getMessage());
    }
  }
}
