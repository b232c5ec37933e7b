package io.moonbus.admin.deploy;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;

/** Starts verticles where there is room for them; by default {@code vertx::deployVerticle}. */
@FunctionalInterface
public interface Deployer {

  /** The id of the deployment. */
  Future<String> deploy(Deployable verticle, DeploymentOptions options);
}
