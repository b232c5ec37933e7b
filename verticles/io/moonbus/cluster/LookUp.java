package io.moonbus.cluster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.ClusteredNode;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Questions to a cluster manager as futures. */
final class LookUp {

  private LookUp() {
  }

  static Future<List<RegistrationInfo>> registrations(ClusteredNode manager, String address) {
    Promise<List<RegistrationInfo>> found = Promise.promise();
    manager.getRegistrations(address, found);
    return found.future();
  }

  static Future<NodeInfo> nodeInfo(ClusteredNode manager, String id) {
    Promise<NodeInfo> found = Promise.promise();
    manager.getNodeInfo(id, found);
    return found.future();
  }

  /** Does a step for one after the other; a failed one does not keep the rest from it. */
  static <T> Future<Void> each(Collection<T> items, Function<T, Future<Void>> step) {
    return next(List.copyOf(items).iterator(), step);
  }

  private static <T> Future<Void> next(Iterator<T> items, Function<T, Future<Void>> step) {
    while (items.hasNext()) {
      Future<Void> done = step.apply(items.next());
      if (!done.isComplete()) {
        return done.transform(result -> next(items, step));
      }
    }
    return Future.succeededFuture();
  }
}
