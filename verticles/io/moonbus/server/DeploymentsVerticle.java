package io.moonbus.server;

import io.moonbus.admin.deploy.Deployments;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Gives the deployments a context that ends with the server. */
final class DeploymentsVerticle extends VerticleBase {

  private final Deployments deployments;

  DeploymentsVerticle(Deployments deployments) {
    this.deployments = deployments;
  }

  @Override
  public Future<?> start() {
    return deployments.start();
  }

  @Override
  public Future<?> stop() {
    return deployments.stop();
  }
}
