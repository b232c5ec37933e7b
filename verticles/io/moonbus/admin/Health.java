package io.moonbus.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import java.util.function.Supplier;

/**
 * Whether a node lives, and whether it is ready for clients. A node that does not live should be started again; one that
 * is not ready needs only time, or is about to end.
 */
public final class Health {

  /** How long a probe may take, in milliseconds, unless it says so itself. */
  private static final long TIMEOUT_MILLIS = 5_000;

  private final HealthChecks live;
  private final HealthChecks ready;
  private volatile boolean isReady;

  public Health(Vertx vertx) {
    live = HealthChecks.create(vertx);
    ready = HealthChecks.create(vertx);
  }

  /** A condition of life: {@code probe} completes in time. */
  public Health alive(String name, long timeoutMillis, Supplier<Future<?>> probe) {
    live.register(name, timeoutMillis, promise ->
        probe.get().<Status>map(v -> Status.OK()).onComplete(promise));
    return this;
  }

  /**
   * A condition of readiness.
   *
   * @param obstacle why the node is not ready, {@code null} while it is; called on any thread, must not block
   */
  public Health readyWhen(String name, Supplier<String> obstacle) {
    ready.register(name, TIMEOUT_MILLIS, promise -> {
      String reason = obstacle.get();
      promise.complete(reason == null ? Status.OK() : Status.KO(new JsonObject().put("reason", reason)));
    });
    return this;
  }

  /** Asks all conditions of life. */
  Future<CheckResult> live() {
    return live.checkStatus();
  }

  /** Asks all conditions of readiness. */
  Future<CheckResult> ready() {
    return ready.checkStatus().onSuccess(result -> isReady = CheckResult.isUp(result));
  }

  /** Whether the node was ready when it was last asked. */
  public boolean wasReady() {
    return isReady;
  }
}
