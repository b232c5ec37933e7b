package io.moonbus.admin.deploy;

import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Requests whose answer takes longer than a request may: who asks is told so now and then, and asks again. */
final class Patience {

  /** After this time the other is told that it takes longer. */
  private static final long STEP_MILLIS = 3_000;
  private static final String PENDING = "pending";
  private static final String AGAIN = "again";

  private Patience() {
  }

  /** The outcome, or word that it takes longer. */
  static Future<JsonObject> answer(Vertx vertx, Future<JsonObject> work) {
    Promise<JsonObject> answer = Promise.promise();
    long timer = vertx.setTimer(STEP_MILLIS, id -> answer.tryComplete(new JsonObject().put(PENDING, true)));
    work.onComplete(done -> {
      vertx.cancelTimer(timer);
      if (done.succeeded()) {
        answer.tryComplete(done.result());
      } else {
        answer.tryFail(done.cause());
      }
    });
    return answer.future();
  }

  /** Whether a request asks for the outcome of what was asked for before. */
  static boolean isAgain(JsonObject request) {
    return request.getBoolean(AGAIN, false);
  }

  /** Asks until it is done. */
  static Future<JsonObject> ask(Peers peers, NodeInfo node, String topic, JsonObject request) {
    return peers.ask(node, topic, request).compose(answer -> answer.getBoolean(PENDING, false)
        ? ask(peers, node, topic, request.copy().put(AGAIN, true)) : Future.succeededFuture(answer));
  }
}
