package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.Claims.Claim;
import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes packages from this node or others, and puts them into service here. Used only on the context of its start. */
final class Receiver {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");
  /** How long a package may lie here before the node that sent it goes on with it. */
  private static final long PATIENCE_MILLIS = 600_000;

  private final Vertx vertx;
  private final Peers peers;
  private final Map<Kind, Installer> installers;
  private final PackageLimits limits;
  private final Ledger ledger;
  private final Claims claims = new Claims();
  private final Map<String, Transfer> transfers = new HashMap<>();
  /** What was announced and cannot come yet, by transfer. */
  private final Map<String, Announced> announced = new HashMap<>();

  private record Announced(NodeInfo from, Claim claim) {
  }

  Receiver(Vertx vertx, Peers peers, Map<Kind, Installer> installers, PackageLimits limits, Ledger ledger) {
    this.ledger = ledger;
    this.vertx = vertx;
    this.peers = peers;
    this.installers = installers;
    this.limits = limits;
  }

  void start() {
    peers.answer(Topics.BEGIN, (from, body) -> begin(from, new JsonObject(body)));
    peers.answer(Topics.CHUNK, (from, body) -> chunk(from, body));
    peers.answer(Topics.VERIFY, (from, body) -> with(from, body, this::verify));
    peers.answer(Topics.ACTIVATE, (from, body) -> with(from, body, this::activate));
    peers.answer(Topics.NOTE, (from, body) -> note(Deployed.of(new JsonObject(body))));
    peers.answer(Topics.ABANDON, (from, body) -> abandon(from, new JsonObject(body).getString("id")));
    peers.answer(Topics.REMOVE, (from, body) -> remove(from, new JsonObject(body)));
    var context = vertx.getOrCreateContext();
    peers.onLeave(node -> context.runOnContext(v -> left(node)));
  }

  Future<Void> stop() {
    List.of(Topics.BEGIN, Topics.CHUNK, Topics.VERIFY, Topics.ACTIVATE, Topics.NOTE, Topics.ABANDON, Topics.REMOVE)
        .forEach(peers::ignore);
    return Future.join(List.copyOf(transfers.values()).stream().map(this::discard).toList()).mapEmpty();
  }

  private Future<JsonObject> begin(NodeInfo from, JsonObject announcement) {
    String name = EntryNames.application(announcement.getString("name"));
    Kind kind = Kind.of(announcement.getString("kind"));
    if (announcement.getLong("size") > limits.packed()) {
      limits.checkBytes(announcement.getLong("size"));
    }
    Installer installer = installers.get(kind);
    String id = announcement.getString("id");
    Claim claim = claims.claim(name, from.name());
    announced.put(id, new Announced(from, claim));
    return vertx.executeBlocking(() -> {
      refuseOtherKind(name, kind);
      Mark last = ledger.mark(name);
      refuseOlder(last, announcement);
      String current = installer.version(name);
      boolean same = current.equals(announcement.getString("version"));
      return new Begun(current, last.time(), same ? null : new Transfer(from, claim, announcement, installer, installer.newStaging()));
    }, false).compose(begun -> begun.transfer() == null ? Future.succeededFuture(begun)
        : open(begun.transfer()).map(begun)).onFailure(failure -> end(id, claim)).compose(begun -> {
          if (announced.remove(id) == null && begun.transfer() != null) {
            return discard(begun.transfer()).compose(v -> Future.failedFuture(
                new DeploymentException(Reason.FAILED, "the deployment was given up")));
          }
          if (begun.transfer() == null) {
            end(id, claim);
          }
          return Future.succeededFuture(
              new JsonObject().put("version", begun.current()).put("same", begun.transfer() == null).put("time", begun.time()));
        });
  }

  /** What this node has missed is sent with the mark that it had; meanwhile something newer may have been deployed. */
  private static void refuseOlder(Mark last, JsonObject announcement) {
    if (announcement.containsKey("mark") && last.compareTo(Mark.of(announcement.getJsonObject("mark"))) >= 0) {
      throw new DeploymentException(Reason.BUSY, "something newer was deployed meanwhile");
    }
  }

  /** What is still being done for an announcement ends by itself; others can have the application already. */
  private void withdraw(NodeInfo from, String id) {
    Announced known = announced.get(id);
    if (known != null && known.from().id().equals(from.id())) {
      end(id, known.claim());
    }
  }

  private void end(String id, Claim claim) {
    announced.remove(id);
    claims.release(claim);
  }

  /** @param transfer {@code null} when the node has the version already */
  private record Begun(String current, long time, Transfer transfer) {
  }

  private void refuseOtherKind(String name, Kind kind) throws IOException {
    for (Map.Entry<Kind, Installer> other : installers.entrySet()) {
      if (other.getKey() != kind && !other.getValue().version(name).isEmpty()) {
        throw new DeploymentException(Reason.INVALID, name + " is an application of the kind " + other.getKey().text()
            + "; undeploy it first, or take another name");
      }
    }
  }

  private Future<Void> open(Transfer transfer) {
    OpenOptions options = new OpenOptions().setCreateNew(true).setWrite(true);
    return vertx.fileSystem().open(transfer.path().toString(), options).map(file -> {
      transfer.file = file;
      transfers.put(transfer.id, transfer);
      transfer.timer = vertx.setTimer(PATIENCE_MILLIS, id -> expire(transfer));
      return null;
    });
  }

  private void expire(Transfer transfer) {
    if (!transfer.activating) {
      LOG.warning("The deployment of " + transfer.name + " by " + transfer.from.name() + " is given up: it does not go on");
      discard(transfer);
    }
  }

  private void left(NodeInfo node) {
    List.copyOf(announced.keySet()).forEach(id -> withdraw(node, id));
    for (Transfer transfer : List.copyOf(transfers.values())) {
      if (transfer.from.id().equals(node.id()) && !transfer.activating) {
        LOG.warning("The deployment of " + transfer.name + " is given up: node " + node.name() + " is gone");
        discard(transfer);
      }
    }
  }

  private Future<JsonObject> chunk(NodeInfo from, Buffer body) {
    Chunk chunk = Chunk.decode(body);
    Transfer transfer = transfer(from, chunk.transfer());
    if (chunk.offset() != transfer.received || chunk.offset() + chunk.bytes().length() > transfer.size) {
      throw new DeploymentException(Reason.FAILED, "a part of the package came at the wrong place");
    }
    transfer.received += chunk.bytes().length();
    return transfer.file.write(chunk.bytes(), chunk.offset()).map(new JsonObject());
  }

  private Transfer transfer(NodeInfo from, String id) {
    Transfer transfer = transfers.get(id);
    if (transfer == null || !transfer.from.id().equals(from.id())) {
      throw new DeploymentException(Reason.FAILED, "the deployment was given up");
    }
    return transfer;
  }

  private Future<JsonObject> with(NodeInfo from, Buffer body, BiFunction<Transfer, JsonObject, Future<JsonObject>> step) {
    JsonObject message = new JsonObject(body);
    Transfer transfer = transfer(from, message.getString("id"));
    if (!Patience.isAgain(message)) {
      transfer.step = step.apply(transfer, message);
    }
    return Patience.answer(vertx, transfer.step);
  }

  private Future<JsonObject> verify(Transfer transfer, JsonObject message) {
    return transfer.file.close().compose(v -> vertx.executeBlocking(() -> unpack(transfer), false))
        .compose(content -> {
          transfer.content = content;
          return transfer.installer.verify(transfer.name, content);
        }).map(v -> new JsonObject());
  }

  private static Path unpack(Transfer transfer) throws IOException {
    if (transfer.received != transfer.size || !sum(transfer.path()).equals(transfer.sum)) {
      throw new DeploymentException(Reason.FAILED, "the package did not arrive whole: its checksum is wrong");
    }
    if (!transfer.installer.versionOf(transfer.path()).equals(transfer.version)) {
      throw new DeploymentException(Reason.FAILED, "the content of the package is not version " + transfer.version);
    }
    return transfer.installer.unpack(transfer.path(), transfer.staging);
  }

  /** The SHA-256 of a file. */
  static String sum(Path file) throws IOException {
    ContentHash hash = new ContentHash();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.bytes(buffer, read);
      }
    }
    return hash.hex();
  }

  private Future<JsonObject> activate(Transfer transfer, JsonObject message) {
    if (transfer.content == null) {
      throw new DeploymentException(Reason.FAILED, "the package was not verified");
    }
    transfer.activating = true;
    Deployed deployed = new Deployed(transfer.name, transfer.kind, transfer.version, Mark.of(message.getJsonObject("mark")));
    return transfer.installer.activate(transfer.name, transfer.content, transfer.version)
        .compose(v -> note(deployed)).eventually(() -> discard(transfer)).map(v -> {
          LOG.info("Deployed " + transfer.name + " version " + transfer.version + ", sent by " + transfer.from.name());
          return new JsonObject().put("version", transfer.version);
        });
  }

  /** Notes what was deployed. It is in service whether or not that can be written. */
  private Future<JsonObject> note(Deployed deployed) {
    return vertx.<JsonObject>executeBlocking(() -> {
      ledger.note(deployed);
      return new JsonObject();
    }, false).recover(failure -> {
      LOG.log(Level.WARNING, "Cannot note what was deployed as {0}, so nodes that join do not get it from here: {1}",
          new Object[] {deployed.name(), failure});
      return Future.succeededFuture(new JsonObject());
    });
  }

  private Future<JsonObject> abandon(NodeInfo from, String id) {
    withdraw(from, id);
    Transfer transfer = transfers.get(id);
    return transfer == null || !transfer.from.id().equals(from.id()) || transfer.activating
        ? Future.succeededFuture(new JsonObject()) : discard(transfer).map(v -> new JsonObject());
  }

  /** Ends a transfer whatever became of it. Its outcome can still be asked for. */
  private Future<Void> discard(Transfer transfer) {
    vertx.cancelTimer(transfer.timer);
    if (transfer.activating) {
      vertx.setTimer(PATIENCE_MILLIS, id -> transfers.remove(transfer.id, transfer));
    } else {
      transfers.remove(transfer.id);
    }
    claims.release(transfer.claim);
    Supplier<Future<Void>> delete = () -> vertx.executeBlocking(() -> {
      FileTrees.delete(transfer.staging);
      return null;
    }, false);
    Future<Void> closed = transfer.step == null ? transfer.file.close() : Future.succeededFuture();
    return closed.eventually(delete).onFailure(failure ->
        LOG.log(Level.WARNING, "Cannot delete {0}: {1}", new Object[] {transfer.staging, failure})).otherwiseEmpty();
  }

  private Future<JsonObject> remove(NodeInfo from, JsonObject message) {
    String name = EntryNames.application(message.getString("name"));
    boolean restore = message.getBoolean("previous", false);
    Claim claim = claims.claim(name, from.name());
    return vertx.executeBlocking(() -> installed(name, restore), false)
        .compose(installer -> (restore ? installer.restore(name) : installer.remove(name))
            .compose(v -> vertx.executeBlocking(() -> installer.version(name), false))
            .compose(version -> note(new Deployed(name, installer.kind(), version, Mark.of(message.getJsonObject("mark"))))
                .map(version)))
        .map(version -> {
          LOG.info((restore ? "Brought back " + name + " version " + version : "Undeployed " + name)
              + ", as told by " + from.name());
          return new JsonObject().put("version", version);
        }).onComplete(v -> claims.release(claim));
  }

  private Installer installed(String name, boolean restore) throws IOException {
    for (Installer installer : installers.values()) {
      if (!(restore ? installer.previous(name) : installer.version(name)).isEmpty()) {
        return installer;
      }
    }
    throw new DeploymentException(Reason.UNKNOWN, restore ? "there is no version before of " + name
        : "there is no application " + name);
  }
}
