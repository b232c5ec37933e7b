package io.moonbus.server;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;

/**
 * Deploys verticles on event loops that scripts cannot keep busy. Vert.x hands out event loops in turn, so a verticle that
 * got the scripts' one is given up and tried again.
 */
final class OtherLoops {

  private static final RuntimeException TAKEN = new RuntimeException("the event loop of the scripts", null, false, false) {
  };

  private final Vertx vertx;
  private final Set<Thread> avoided;

  /** @param avoided the threads of the scripts; none = any will do */
  OtherLoops(Vertx vertx, Set<Thread> avoided) {
    this.vertx = vertx;
    this.avoided = avoided;
  }

  Future<String> deploy(Deployable verticle, DeploymentOptions options) {
    return vertx.deployVerticle(new Elsewhere(verticle), options)
        .recover(failure -> failure == TAKEN ? deploy(verticle, options) : Future.failedFuture(failure));
  }

  private final class Elsewhere implements Deployable {

    private final Deployable verticle;

    Elsewhere(Deployable verticle) {
      this.verticle = verticle;
    }

    @Override
    public Future<?> deploy(Context context) throws Exception {
      return avoided.contains(Thread.currentThread()) ? Future.failedFuture(TAKEN) : verticle.deploy(context);
    }

    @Override
    public Future<?> undeploy(Context context) throws Exception {
      return verticle.undeploy(context);
    }
  }
}
