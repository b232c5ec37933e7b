package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The applications of this node and of the others. What it gives is JSON as in {@code docs/operation.md}; futures fail
 * with a {@link DeploymentException}. Can be used from any thread.
 */
public final class Deployments {

  private final Vertx vertx;
  private final Peers peers;
  private final JarInstaller jars;
  private final Map<Kind, Installer> installers = new EnumMap<>(Kind.class);
  private final Ledger ledger;
  private final Receiver receiver;
  private final Library library;
  private final CatchUp catchUp;
  private final PackageLimits limits;
  private final Supplier<JsonObject> description;
  private Context context;

  /**
   * @param www         the folder of the applications in folders
   * @param jars        the folder in which verticles in jars are kept
   * @param deployer    starts those verticles
   * @param description what else this node tells of itself
   */
  public Deployments(Vertx vertx, NodeLink link, Path www, Path jars, FolderRuntime runtime, PackageLimits limits,
                     Deployer deployer, Supplier<JsonObject> description) {
    this.vertx = vertx;
    this.peers = new Peers(link);
    this.jars = new JarInstaller(vertx, jars, limits, deployer);
    this.description = description;
    this.limits = limits;
    installers.put(Kind.FOLDER, new FolderInstaller(vertx, www, runtime, limits));
    installers.put(Kind.JAR, this.jars);
    this.ledger = new Ledger(Map.of(Kind.FOLDER, www.resolve(Shelf.HIDDEN).resolve(Ledger.FOLDER),
        Kind.JAR, jars.resolve(Ledger.FOLDER)));
    this.receiver = new Receiver(vertx, peers, installers, limits, ledger);
    this.library = new Library(vertx, peers, installers, ledger);
    this.catchUp = new CatchUp(vertx, peers, installers, ledger);
  }

  /**
   * Sets right what a crash left half done; to be called before applications are loaded. Blocks.
   *
   * @param www the folder of the applications in folders
   */
  public static void recover(Path www) throws IOException {
    new Shelf(www).recover();
  }

  /** Starts the verticles in jars and takes packages from then on; to be called on a context. */
  public Future<Void> start() {
    context = vertx.getOrCreateContext();
    return jars.start().onSuccess(v -> {
      receiver.start();
      peers.answer(Topics.INSPECT, (from, body) -> inspect());
      library.start();
      catchUp.start();
    });
  }

  /** Takes no more packages and stops the verticles in jars. */
  public Future<Void> stop() {
    peers.ignore(Topics.INSPECT);
    catchUp.stop();
    library.stop();
    return receiver.stop().eventually(jars::stop);
  }

  /**
   * Puts a package on nodes.
   *
   * @param file  on this node; it stays there
   * @param nodes names or ids, {@code all}, nothing for this node
   * @return what became of it on each node, with {@code error} when it did not get everywhere
   */
  public Future<JsonObject> deploy(String name, Kind kind, Path file, List<String> nodes) {
    return onContext(() -> {
      EntryNames.application(name);
      List<NodeInfo> targets = peers.select(nodes);
      return vertx.executeBlocking(() -> new Parcel(name, kind, file, installers.get(kind).versionOf(file),
          Files.size(file), Receiver.sum(file)), false)
          .compose(parcel -> new Rollout(vertx, peers, targets, parcel, nodes.contains(Peers.ALL)).run());
    });
  }

  /**
   * Stores a package that comes by HTTP until {@link #discard}.
   *
   * @param request not read yet; paused meanwhile
   */
  public Future<Path> receive(HttpServerRequest request, Kind kind) {
    request.pause();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return Future.failedFuture(new DeploymentException(Reason.INVALID, "the length of the package must be told"));
    }
    if (Long.parseLong(length) > limits.packed()) {
      return Future.failedFuture(new DeploymentException(Reason.TOO_LARGE,
          "the package is larger than admin.maxPackage allows: " + length + " bytes"));
    }
    return vertx.executeBlocking(() -> installers.get(kind).newStaging().resolve("package"), false)
        .compose(path -> vertx.fileSystem().open(path.toString(), new OpenOptions())
            .compose(file -> request.pipeTo(file)).map(path)
            .recover(failure -> discard(path).transform(v -> Future.failedFuture(failure))));
  }

  /** Deletes what {@link #receive} stored. */
  public Future<Void> discard(Path file) {
    return vertx.executeBlocking(() -> {
      FileTrees.delete(file.getParent());
      return null;
    }, false);
  }

  /** Packs a folder of this node, or takes a jar, and puts it on nodes as {@link #deploy} does. */
  public Future<JsonObject> deployPath(String name, Path path, List<String> nodes) {
    return onContext(() -> vertx.executeBlocking(() -> Source.of(path, limits), false).compose(source ->
        deploy(name, source.kind(), source.file(), nodes).eventually(() -> vertx.executeBlocking(() -> {
          source.close();
          return null;
        }, false))));
  }

  /**
   * Takes an application off nodes, one after the other, until one fails.
   *
   * @param previous whether the version before is brought back instead
   */
  public Future<JsonObject> undeploy(String name, boolean previous, List<String> nodes) {
    return onContext(() -> {
      EntryNames.application(name);
      List<NodeInfo> targets = peers.select(nodes);
      Report report = new Report(name);
      JsonObject message = new JsonObject().put("name", name).put("previous", previous);
      return vertx.executeBlocking(() -> ledger.mark(name).time(), false)
          .map(time -> message.put("mark", Mark.after(time, peers.self().id(), nodes.contains(Peers.ALL)).toJson()))
          .compose(v -> undeploy(targets, 0, message, report).otherwiseEmpty()).map(v -> report.toJson());
    });
  }

  private Future<Void> undeploy(List<NodeInfo> targets, int index, JsonObject message, Report report) {
    if (index == targets.size()) {
      return Future.succeededFuture();
    }
    NodeInfo node = targets.get(index);
    return peers.ask(node, Topics.REMOVE, message).compose(answer -> {
      report.node(node, message.getBoolean("previous") ? "restored" : "removed", answer.getString("version"));
      return undeploy(targets, index + 1, message, report);
    }, failure -> {
      report.failed(node, null, DeploymentException.of(failure));
      targets.subList(index + 1, targets.size()).forEach(other -> report.node(other, "not reached", null));
      return Future.failedFuture(failure);
    });
  }

  /** What the nodes tell of themselves, {@code error} at those that do not answer. */
  public Future<JsonObject> nodes(List<String> nodes) {
    return onContext(() -> {
      List<Future<JsonObject>> answers = peers.select(nodes).stream().map(this::ask).toList();
      return Future.join(answers).map(v -> {
        JsonArray list = new JsonArray();
        answers.forEach(answer -> list.add(answer.result()));
        return new JsonObject().put("nodes", list);
      });
    });
  }

  private Future<JsonObject> ask(NodeInfo node) {
    JsonObject known = new JsonObject().put("id", node.id()).put("name", node.name()).put("address", node.address())
        .put("http", node.http()).put("version", node.version()).put("self", node.id().equals(peers.self().id()));
    return peers.ask(node, Topics.INSPECT, new JsonObject()).map(known::mergeIn)
        .recover(failure -> Future.succeededFuture(known.put("error", DeploymentException.of(failure).getMessage())));
  }

  private Future<JsonObject> inspect() {
    return Future.join(installers.values().stream().map(Installer::installed).toList()).map(all -> {
      JsonArray list = new JsonArray();
      all.<List<Installed>>list().forEach(some -> some.forEach(one -> list.add(one.toJson())));
      return description.get().put("applications", list);
    });
  }

  private Future<JsonObject> onContext(Supplier<Future<JsonObject>> action) {
    Promise<JsonObject> done = Promise.promise();
    context.runOnContext(v -> {
      try {
        action.get().onComplete(done);
      } catch (DeploymentException e) {
        done.fail(e);
      }
    });
    return done.future().recover(failure -> Future.failedFuture(DeploymentException.of(failure)));
  }
}
