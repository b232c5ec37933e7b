package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends what was deployed here to nodes that have missed it, one after the other. Used on the context of its start. */
final class Library {

  private final Vertx vertx;
  private final Peers peers;
  private final Map<Kind, Installer> installers;
  private final Ledger ledger;
  /** What nodes wait for, until they have got the outcome. */
  private final Map<String, Future<JsonObject>> orders = new ConcurrentHashMap<>();
  private Future<?> work = Future.succeededFuture();

  Library(Vertx vertx, Peers peers, Map<Kind, Installer> installers, Ledger ledger) {
    this.vertx = vertx;
    this.peers = peers;
    this.installers = installers;
    this.ledger = ledger;
  }

  void start() {
    peers.answer(Topics.FETCH, (from, body) -> fetch(from, new JsonObject(body)));
    peers.onLeave(node -> orders.keySet().removeIf(key -> key.startsWith(node.id() + " ")));
  }

  void stop() {
    peers.ignore(Topics.FETCH);
  }

  private Future<JsonObject> fetch(NodeInfo from, JsonObject request) {
    String name = EntryNames.application(request.getString("name"));
    Kind kind = Kind.of(request.getString("kind"));
    String key = from.id() + " " + name;
    Future<JsonObject> order = orders.get(key);
    if (!Patience.isAgain(request) || order == null) {
      Future<JsonObject> made =
          work.transform(before -> send(from, name, installers.get(kind), request.getString("version")));
      orders.put(key, made);
      work = made;
      order = made;
    }
    Future<JsonObject> asked = order;
    return Patience.answer(vertx, asked).onComplete(answer -> {
      if (asked.isComplete()) {
        orders.remove(key, asked);
      }
    });
  }

  private record Offer(Parcel parcel, Mark mark) {
  }

  private Future<JsonObject> send(NodeInfo to, String name, Installer installer, String version) {
    return vertx.executeBlocking(installer::newStaging, false).compose(staging ->
        vertx.executeBlocking(() -> offer(name, installer, version, staging), false)
            .compose(offer -> send(new Sender(vertx, peers, to, offer.parcel(), offer.mark()), offer.mark()))
            .eventually(() -> vertx.executeBlocking(() -> {
              FileTrees.delete(staging);
              return null;
            }, false)));
  }

  private Offer offer(String name, Installer installer, String version, Path staging) throws IOException {
    Deployed deployed = ledger.newest(name);
    if (deployed == null || !deployed.version().equals(version) || !installer.version(name).equals(version)) {
      throw new DeploymentException(Reason.FAILED, "version " + version + " of " + name + " is not there any more");
    }
    Path file = installer.pack(name, staging);
    return new Offer(new Parcel(name, installer.kind(), file, installer.versionOf(file), Files.size(file),
        Receiver.sum(file)), deployed.mark());
  }

  private static Future<JsonObject> send(Sender sender, Mark mark) {
    return sender.prepare().compose(v -> sender.activate(mark)).map(v -> new JsonObject());
  }
}
