package io.moonbus.lua.app;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.Database;
import io.moonbus.data.service.MemoryDatabase;
import io.vertx.core.Vertx;

/**
 * What the node gives to its scripts.
 *
 * @param data the shared data
 * @param node the link with the other nodes
 */
public record Services(Database data, NodeLink node) {

  /** A node without others whose data is gone with it. */
  public static Services alone(Vertx vertx) {
    return new Services(new MemoryDatabase(vertx, new DataOptions()), NodeLink.alone());
  }
}
