package io.moonbus.admin.deploy;

import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Puts one package on several nodes: first all get and verify it, so that what does not load anywhere changes nothing;
 * then one after the other takes it into service, until one fails.
 */
final class Rollout {

  private final List<Sender> senders;
  private final Parcel parcel;
  private final Function<Long, Mark> marks;
  private Mark mark;
  private final Report report;

  /** @param everywhere whether the package is for all nodes of the cluster, those that are not there included */
  Rollout(Vertx vertx, Peers peers, List<NodeInfo> nodes, Parcel parcel, boolean everywhere) {
    this.parcel = parcel;
    this.marks = time -> Mark.after(time, peers.self().id(), everywhere);
    this.senders = nodes.stream().map(node -> new Sender(vertx, peers, node, parcel)).toList();
    this.report = new Report(parcel.name()).put("kind", parcel.kind().text()).put("version", parcel.version());
  }

  /** What became of it, with {@code error} when it failed; never fails itself. */
  Future<JsonObject> run() {
    return prepare(0).compose(v -> {
      mark = marks.apply(senders.stream().mapToLong(Sender::time).max().orElse(0));
      return activate(0);
    }).otherwiseEmpty().map(v -> report.toJson());
  }

  private Future<Void> prepare(int index) {
    if (index == senders.size()) {
      return Future.succeededFuture();
    }
    Sender sender = senders.get(index);
    return sender.prepare().compose(v -> prepare(index + 1), failure -> {
      senders.subList(0, index).forEach(other -> report.node(other.node(), "unchanged", other.before()));
      report.failed(sender.node(), sender.before(), DeploymentException.of(failure));
      return abandonFrom(0, index).compose(v -> Future.failedFuture(failure));
    });
  }

  private Future<Void> activate(int index) {
    if (index == senders.size()) {
      return Future.succeededFuture();
    }
    Sender sender = senders.get(index);
    return sender.activate(mark).compose(v -> {
      report.node(sender.node(), sender.isSame() ? "unchanged" : "deployed", parcel.version());
      return activate(index + 1);
    }, failure -> {
      report.failed(sender.node(), sender.before(), DeploymentException.of(failure));
      senders.subList(index + 1, senders.size())
          .forEach(other -> report.node(other.node(), "not reached", other.before()));
      return abandonFrom(index + 1, senders.size()).compose(v -> Future.failedFuture(failure));
    });
  }

  private Future<Void> abandonFrom(int from, int to) {
    List<Future<Void>> all = new ArrayList<>();
    senders.subList(from, to).forEach(sender -> all.add(sender.abandon()));
    return Future.join(all).mapEmpty();
  }
}
