package io.moonbus.admin;

import io.moonbus.admin.deploy.DeploymentException;
import io.moonbus.admin.deploy.Deployments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What operators can do by HTTP, for verticles of this node: {@code moonbus.admin.deploy}, {@code undeploy} and
 * {@code nodes}. Messages of other nodes do not get here.
 */
final class BusCommands {

  private static final String PREFIX = "moonbus.admin.";

  private final Vertx vertx;
  private final Deployments deployments;
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();

  BusCommands(Vertx vertx, Deployments deployments) {
    this.vertx = vertx;
    this.deployments = deployments;
  }

  BusCommands start() {
    take("nodes", body -> deployments.nodes(nodes(body)));
    take("deploy", body -> deployments.deployPath(body.getString("name"), Path.of(body.getString("path")), nodes(body)));
    take("undeploy", body ->
        deployments.undeploy(body.getString("name"), body.getBoolean("previous", false), nodes(body)));
    return this;
  }

  private void take(String name, Function<JsonObject, Future<JsonObject>> command) {
    consumers.add(vertx.eventBus().<JsonObject>localConsumer(PREFIX + name, message -> answer(message, command)));
  }

  private static void answer(Message<JsonObject> message, Function<JsonObject, Future<JsonObject>> command) {
    Future<JsonObject> answer;
    try {
      answer = command.apply(message.body() == null ? new JsonObject() : message.body());
    } catch (RuntimeException e) {
      answer = Future.failedFuture(new DeploymentException(DeploymentException.Reason.INVALID, "not understood: " + e));
    }
    answer.onSuccess(message::reply).onFailure(failure -> {
      DeploymentException known = DeploymentException.of(failure);
      message.fail(known.reason().status(), known.getMessage());
    });
  }

  private static List<String> nodes(JsonObject body) {
    Object nodes = body.getValue("nodes");
    if (nodes instanceof JsonArray list) {
      return list.stream().map(String::valueOf).toList();
    }
    return nodes == null ? List.of() : List.of(String.valueOf(nodes));
  }

  void stop() {
    consumers.forEach(MessageConsumer::unregister);
  }
}
