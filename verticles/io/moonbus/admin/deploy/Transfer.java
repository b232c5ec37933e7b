package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.Claims.Claim;
import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/** A package that is being brought to this node. Used only on the context of the receiver. */
final class Transfer {

  final String id;
  final NodeInfo from;
  final Claim claim;
  final String name;
  final Installer installer;
  final Kind kind;
  final String version;
  final long size;
  final String sum;
  final Path staging;
  AsyncFile file;
  long received;
  Path content;
  long timer;
  /** What is being done with it or was done last, {@code null} while it is brought. */
  Future<JsonObject> step;
  boolean activating;

  Transfer(NodeInfo from, Claim claim, JsonObject announcement, Installer installer, Path staging) {
    this.from = from;
    this.claim = claim;
    this.installer = installer;
    this.kind = installer.kind();
    this.staging = staging;
    id = announcement.getString("id");
    name = announcement.getString("name");
    version = announcement.getString("version");
    size = announcement.getLong("size");
    sum = announcement.getString("sum");
  }

  Path path() {
    return staging.resolve("package");
  }
}
