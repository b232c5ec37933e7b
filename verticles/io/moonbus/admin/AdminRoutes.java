package io.moonbus.admin;

import io.moonbus.admin.deploy.DeploymentException;
import io.moonbus.admin.deploy.Deployments;
import io.moonbus.admin.deploy.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What operators can ask and command by HTTP. */
final class AdminRoutes {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin");
  private static final String APPLICATIONS = "/applications/";

  private final Vertx vertx;
  private final Token token;
  private final boolean openMetrics;
  private final Deployments deployments;
  private final Health health;
  private final Metrics metrics;

  AdminRoutes(Vertx vertx, Token token, boolean openMetrics, Deployments deployments, Health health, Metrics metrics) {
    this.vertx = vertx;
    this.token = token;
    this.openMetrics = openMetrics;
    this.deployments = deployments;
    this.health = health;
    this.metrics = metrics;
  }

  void add(Router router) {
    router.get("/health/live").handler(request -> health(request, health.live()));
    router.get("/health/ready").handler(request -> health(request, health.ready()));
    if (openMetrics) {
      router.get("/metrics").handler(this::metrics);
    }
    router.route().handler(this::authorize);
    router.get("/metrics").handler(this::metrics);
    router.get("/nodes").handler(request -> answer(request, deployments.nodes(nodes(request))));
    router.put(APPLICATIONS + "*").handler(this::deploy);
    router.delete(APPLICATIONS + "*").handler(request -> answer(request, deployments.undeploy(name(request),
        Boolean.parseBoolean(request.request().getParam("previous")), nodes(request))));
    router.route().handler(request -> error(request, 404, "there is no " + request.request().path()));
    router.route().failureHandler(this::failed);
    // Without it paths that cannot be decoded, which match no route, would be logged with a stack trace.
    router.errorHandler(400, request -> error(request, 400, "the request is not understood"));
  }

  private void authorize(RoutingContext request) {
    if (token.matches(request.request().getHeader("Authorization"))) {
      request.next();
    } else {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      error(request, 401, "a token is needed: Authorization: Bearer …");
    }
  }

  private static void health(RoutingContext request, Future<CheckResult> result) {
    result.onSuccess(check -> request.response().setStatusCode(CheckResult.isUp(check) ? 200 : 503)
        .putHeader("Content-Type", "application/json").end(check.toJson().toBuffer())).onFailure(request::fail);
  }

  private void metrics(RoutingContext request) {
    health.ready().transform(ready -> vertx.executeBlocking(metrics::scrape, false))
        .onSuccess(text -> request.response().putHeader("Content-Type", Metrics.CONTENT_TYPE).end(text))
        .onFailure(request::fail);
  }

  private void deploy(RoutingContext request) {
    String name = name(request);
    Kind kind = Kind.of(parameter(request, "kind", Kind.FOLDER.text()));
    List<String> nodes = nodes(request);
    deployments.receive(request.request(), kind).onComplete(upload -> {
      if (upload.failed()) {
        request.fail(upload.cause());
        return;
      }
      answer(request, deployments.deploy(name, kind, upload.result(), nodes)
          .eventually(() -> deployments.discard(upload.result())));
    });
  }

  private static String name(RoutingContext request) {
    return request.normalizedPath().substring(APPLICATIONS.length());
  }

  /** {@code nodes=a,b}, {@code nodes=all}, nothing for this node. */
  private static List<String> nodes(RoutingContext request) {
    String nodes = parameter(request, "nodes", "");
    return nodes.isEmpty() ? List.of() : Arrays.asList(nodes.split(","));
  }

  private static String parameter(RoutingContext request, String name, String absent) {
    String value = request.request().getParam(name);
    return value == null ? absent : value;
  }

  private void answer(RoutingContext request, Future<JsonObject> answer) {
    answer.onFailure(request::fail).onSuccess(json -> {
      String reason = json.getString("reason");
      send(request, reason == null ? 200 : DeploymentException.Reason.valueOf(reason).status(), json);
    });
  }

  private void failed(RoutingContext request) {
    if (request.failure() == null) {
      error(request, request.statusCode(), "the request is not understood");
      return;
    }
    if (request.failure() instanceof HttpClosedException) {
      LOG.info("A request of an operator was broken off: " + request.request().path());
    } else if (request.failure() instanceof IOException) {
      LOG.warning("A request of an operator failed: " + request.request().path() + ": " + request.failure().getMessage());
    } else if (!(request.failure() instanceof DeploymentException)) {
      LOG.log(Level.SEVERE, "A request of an operator failed: " + request.request().path(), request.failure());
    }
    DeploymentException failure = DeploymentException.of(request.failure());
    send(request, failure.reason().status(), failure.toJson());
  }

  private static void error(RoutingContext request, int status, String message) {
    send(request, status, new JsonObject().put("error", message));
  }

  private static void send(RoutingContext request, int status, JsonObject json) {
    if (!request.response().ended()) {
      request.response().setStatusCode(status).putHeader("Content-Type", "application/json").end(json.toBuffer());
    }
  }
}
