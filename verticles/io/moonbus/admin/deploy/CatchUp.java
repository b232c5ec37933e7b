package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes good what this node has missed while it was away. When nodes meet, each asks the other what was deployed on all
 * nodes and what was taken away; where the other's mark is greater, this node has that version sent to it as in a
 * deployment, or takes the application away. What was never deployed here is left alone. Used on the context of its start.
 */
final class CatchUp {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");
  /** Milliseconds until what did not work is tried again, while the other node is there. */
  private static final long AGAIN_MILLIS = 5_000;
  /** How often it is tried each time that nodes meet. */
  private static final int TRIES = 12;

  private final Vertx vertx;
  private final Peers peers;
  private final Map<Kind, Installer> installers;
  private final Ledger ledger;
  private final Set<Deployed> refused = new HashSet<>();
  private Context context;
  private boolean stopped;
  /** One thing is made good after the other. */
  private Future<?> work = Future.succeededFuture();

  CatchUp(Vertx vertx, Peers peers, Map<Kind, Installer> installers, Ledger ledger) {
    this.vertx = vertx;
    this.peers = peers;
    this.installers = installers;
    this.ledger = ledger;
  }

  void start() {
    context = vertx.getOrCreateContext();
    peers.answer(Topics.LEDGER, (from, body) -> vertx.executeBlocking(() -> new JsonObject().put("deployed",
        new JsonArray(ledger.everywhere().stream().map(Deployed::toJson).toList())), false));
    peers.onJoin(node -> context.runOnContext(v -> compare(node, TRIES)));
  }

  void stop() {
    stopped = true;
    peers.ignore(Topics.LEDGER);
  }

  private void compare(NodeInfo node, int tries) {
    if (stopped || !peers.isThere(node)) {
      return;
    }
    peers.ask(node, Topics.LEDGER, new JsonObject()).onComplete(answer -> context.runOnContext(v -> take(node, answer, tries)), failure -> {
      LOG.log(Level.FINE, "What was deployed is not known yet: {0}", failure.getMessage());
      again(node, tries);
    });
  }

  private void again(NodeInfo node, int tries) {
    if (tries > 1) {
      vertx.setTimer(AGAIN_MILLIS, id -> compare(node, tries - 1));
    }
  }

  private void take(NodeInfo node, JsonObject answer, int tries) {
    List<Deployed> theirs;
    try {
      theirs = answer.getJsonArray("deployed").stream().limit((long) Ledger.MAX * Kind.values().length)
          .map(json -> Deployed.of((JsonObject) json)).toList();
    } catch (DeploymentException | ClassCastException | NullPointerException e) {
      LOG.log(Level.WARNING, "Node {0} tells something about deployments that is not understood: {1}",
          new Object[] {node.name(), e.getMessage()});
      return;
    }
    boolean[] failed = new boolean[1];
    for (Deployed deployed : theirs) {
      work = work.transform(before -> stopped ? Future.succeededFuture() : make(node, deployed).onFailure(failure ->
          failed[0] |= failed(node, deployed, DeploymentException.of(failure))).otherwiseEmpty());
    }
    work.onComplete(v -> {
      if (failed[0] && !stopped) {
        again(node, tries);
      }
    });
  }

  /** Whether it is worth another try. */
  private boolean failed(NodeInfo node, Deployed deployed, DeploymentException failure) {
    if (stopped) {
      return false;
    }
    boolean passing = failure.reason() == Reason.BUSY || failure.reason() == Reason.FAILED;
    if (!passing) {
      refused.add(deployed);
    }
    LOG.log(failure.reason() == Reason.BUSY ? Level.INFO : Level.WARNING, "{0}{1} of node {2} is not taken over{3}: {4}",
        new Object[] {deployed.name(), deployed.version().isEmpty() ? "" : " version " + deployed.version(), node.name(),
            passing ? " yet" : ", what is here goes on", failure.getMessage()});
    return passing;
  }

  /** What there is to do about something that another node tells. */
  private enum Step {
    NOTHING, NOTE, REMOVE, FETCH
  }

  private Future<?> make(NodeInfo node, Deployed deployed) {
    if (refused.contains(deployed)) {
      return Future.succeededFuture();
    }
    return vertx.executeBlocking(() -> step(node, deployed), false).compose(step -> switch (step) {
      case NOTHING -> Future.succeededFuture();
      case NOTE -> vertx.executeBlocking(() -> {
        ledger.note(deployed);
        return null;
      }, false);
      case REMOVE -> {
        tell(node, deployed, "was undeployed", "is taken away");
        yield peers.ask(peers.self(), Topics.REMOVE, request(deployed).put("mark", deployed.mark().toJson()));
      }
      case FETCH -> {
        tell(node, deployed, "version " + deployed.version() + " was deployed", "is fetched");
        yield Patience.ask(peers, node, Topics.FETCH, request(deployed));
      }
    });
  }

  private static void tell(NodeInfo node, Deployed deployed, String what, String then) {
    LOG.log(Level.INFO, "{0} {1} at {2}, as node {3} knows and this one does not: it {4}", new Object[] {deployed.name(),
        what, Instant.ofEpochMilli(deployed.mark().time()).truncatedTo(ChronoUnit.SECONDS), node.name(), then});
  }

  static JsonObject request(Deployed deployed) {
    return new JsonObject().put("name", deployed.name()).put("kind", deployed.kind().text())
        .put("version", deployed.version());
  }

  private Step step(NodeInfo node, Deployed deployed) throws IOException {
    Deployed mine = ledger.newest(deployed.name());
    if (mine != null && mine.mark().compareTo(deployed.mark()) >= 0) {
      return Step.NOTHING;
    }
    String here = "";
    for (Installer installer : installers.values()) {
      here += installer.version(deployed.name());
    }
    if (!here.isEmpty() && (mine == null || mine.version().isEmpty())) {
      if (!here.equals(deployed.version())) {
        LOG.log(Level.INFO, "{0} is left as it is: it was not deployed here, though node {1} knows {2}; deploy it again to "
            + "have the same everywhere", new Object[] {deployed.name(), node.name(),
                deployed.version().isEmpty() ? "that it was undeployed" : "version " + deployed.version()});
      }
      return Step.NOTHING;
    }
    if (installers.get(deployed.kind()).version(deployed.name()).equals(deployed.version())) {
      return Step.NOTE;
    }
    return deployed.version().isEmpty() ? Step.REMOVE : Step.FETCH;
  }
}
