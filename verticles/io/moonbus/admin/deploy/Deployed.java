package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.vertx.core.json.JsonObject;

/**
 * What was last deployed by a name.
 *
 * @param version {@code ""} when it was taken away
 */
record Deployed(String name, Kind kind, String version, Mark mark) {

  private static final String VERSION = "[0-9a-f]{12}|";

  JsonObject toJson() {
    return new JsonObject().put("name", name).put("kind", kind.text()).put("version", version).put("mark", mark.toJson());
  }

  /** @throws DeploymentException when it makes no sense */
  static Deployed of(JsonObject json) {
    try {
      String version = json.getString("version");
      if (!version.matches(VERSION)) {
        throw new DeploymentException(Reason.INVALID, "there is no version " + version);
      }
      return new Deployed(EntryNames.application(json.getString("name")), Kind.of(json.getString("kind")), version,
          Mark.of(json.getJsonObject("mark")));
    } catch (ClassCastException | NullPointerException e) {
      throw new DeploymentException(Reason.INVALID, "no note of a deployment: " + json.encode());
    }
  }
}
