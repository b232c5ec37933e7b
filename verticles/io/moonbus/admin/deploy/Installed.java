package io.moonbus.admin.deploy;

import io.vertx.core.json.JsonObject;

/**
 * An application on a node.
 *
 * @param name     without leading slash
 * @param version  of its content; {@code ""} when it is not on the node (any more), {@code "?"} when the content is none
 *                 that can be deployed
 * @param previous the version that can be brought back, {@code ""} when there is none
 * @param state    {@code "serving"}, {@code "waiting"} for its first client, {@code "files"} without code,
 *                 {@code "removed"}, {@code "failed"}
 * @param failure  what is wrong with it, {@code ""} when nothing is
 */
public record Installed(String name, Kind kind, String version, String previous, String state, String failure) {

  JsonObject toJson() {
    return new JsonObject().put("name", name).put("kind", kind.text()).put("version", version)
        .put("previous", previous).put("state", state).put("failure", failure);
  }
}
