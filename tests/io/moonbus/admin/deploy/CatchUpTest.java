package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.cluster.MemoryNetwork;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in memory that were away while something was deployed or taken away. */
@Timeout(90)
class CatchUpTest {

  private static final List<String> ALL = List.of("all");
  private static final PackageLimits LIMITS = new PackageLimits(1_000_000, 20);

  @TempDir
  Path temp;

  private final Vertx vertx = Vertx.vertx();
  private final MemoryNetwork network = new MemoryNetwork();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private int starts;

  private record Node(NodeLink link, Path www, Deployments deployments) {
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void aNodeThatReturnsGetsWhatWasDeployedMeanwhile() throws Exception {
    start("a", "b", "c");
    deploy("a", "game", "one", ALL);
    leave("b");
    deploy("a", "game", "two", ALL);
    deploy("c", "games/chess", "board", ALL);
    start("b");
    untilMain("b", "game", "two");
    untilMain("b", "games/chess", "board");
    assertThat(await(nodes.get("b").deployments.undeploy("game", true, List.of())).getString("error")).isNull();
    assertThat(main("b", "game")).as("the version before is kept as by a deployment").isEqualTo("one");
  }

  @Test
  void aNodeThatIsNewGetsWhatWasDeployedForAll() throws Exception {
    start("a");
    deploy("a", "own", "for this node", List.of());
    deploy("a", "game", "one", ALL);
    start("b");
    untilMain("b", "game", "one");
    assertThat(main("b", "own")).as("it was not meant for all").isNull();
  }

  @Test
  void nothingThatWasUndeployedComesBackWithANode() throws Exception {
    start("a", "b");
    deploy("a", "game", "one", ALL);
    leave("b");
    await(nodes.get("a").deployments.undeploy("game", false, ALL));
    try (LogRecords log = new LogRecords("io.moonbus.admin.deploy")) {
      start("b");
      untilMain("b", "game", null);
      until(() -> log.lines().stream().anyMatch(line -> line.matches(
          "INFO game was undeployed at \\S+Z, as node a knows and this one does not: it is taken away")));
    }
    deploy("a", "marker", "x", List.of("b"));
    assertThat(main("a", "game")).isNull();
  }

  @Test
  void partsThatDeployedApartAgreeOnTheLaterVersion() throws Exception {
    start("a", "b");
    deploy("a", "game", "one", ALL);
    network.cut(nodes.get("a").link, nodes.get("b").link);
    deploy("b", "game", "of b", ALL);
    untilLater();
    deploy("a", "game", "of a", ALL);
    network.heal();
    untilMain("b", "game", "of a");
    assertThat(main("a", "game")).isEqualTo("of a");
  }

  @Test
  void aFolderThatWasNeverDeployedIsLeftAlone() throws Exception {
    start("a");
    deploy("a", "game", "one", ALL);
    Path own = Files.createDirectories(temp.resolve("b/www/game"));
    Files.writeString(own.resolve("main.lua"), "handmade");
    try (LogRecords log = new LogRecords("io.moonbus.admin.deploy")) {
      start("b");
      until(() -> log.lines().stream().anyMatch(line -> line.startsWith("INFO game is left as it is: it was not deployed "
          + "here, though node a knows version ")));
    }
    await(nodes.get("a").deployments.undeploy("game", false, List.of("a")));
    leave("b");
    start("b");
    deploy("a", "marker", "x", ALL);
    assertThat(main("b", "game")).isEqualTo("handmade");
  }

  @Test
  void whatIsNotAllowedHereIsNotTakenOverAndTheOldGoesOn() throws Exception {
    start("a", "b");
    deploy("a", "game", "one", ALL);
    leave("b");
    deploy("a", "game", "two, and longer than the other node allows", ALL);
    try (LogRecords log = new LogRecords("io.moonbus.admin.deploy")) {
      start("b", new PackageLimits(20, 20));
      until(() -> log.at(Level.WARNING).stream().anyMatch(line -> line.contains("is not taken over, what is here goes on: ")
          && line.contains("admin.maxPackage")));
    }
    assertThat(main("b", "game")).isEqualTo("one");
  }

  @Test
  void whatIsLostOnTheWayIsFetchedAgain() throws Exception {
    start("a");
    deploy("a", "game", "one", ALL);
    int[] lost = new int[1];
    network.lose(parcel -> (parcel.topic().equals(Topics.CHUNK) || parcel.topic().equals(Topics.LEDGER)) && lost[0]++ < 2);
    start("b");
    untilMain("b", "game", "one");
  }

  @Test
  void aVerticleInAJarIsFetched() throws Exception {
    start("a");
    Path jar = Jars.compile(temp, """
        package game;
        public class Main extends io.vertx.core.VerticleBase {
        }
        """, "game.Main");
    String version = await(nodes.get("a").deployments.deployPath("game", jar, ALL)).getString("version");
    start("b");
    until(() -> Files.exists(temp.resolve("b/jars/game/" + version + ".jar")));
    until(() -> Files.exists(temp.resolve("b/jars/.deployed/game.json")));
    assertThat(vertx.deploymentIDs()).hasSize(2);
    leave("b");
    await(nodes.get("a").deployments.undeploy("game", false, ALL));
    start("b");
    until(() -> vertx.deploymentIDs().isEmpty());
  }

  @Test
  void whatNodesTellIsLookedAt() throws Exception {
    NodeLink stranger = network.join("stranger");
    stranger.handle(Topics.LEDGER, (from, body) -> Future.succeededFuture(new JsonObject().put("deployed", List.of(
        new JsonObject().put("name", "../out").put("kind", "folder").put("version", "0123456789ab").put("mark",
            new Mark(1, "x", true).toJson()))).toBuffer()));
    try (LogRecords log = new LogRecords("io.moonbus.admin.deploy")) {
      start("b");
      until(() -> log.at(Level.WARNING).stream().anyMatch(line -> line.contains(
          "Node stranger tells something about deployments that is not understood: ../out cannot be the name")));
    }
  }

  private void start(String... names) throws Exception {
    for (String name : names) {
      start(name, LIMITS);
    }
  }

  private void start(String name, PackageLimits limits) throws Exception {
    NodeLink link = network.join(new NodeInfo(name + starts++, name, "127.0.0.1", 1, "", "test", false, Map.of()));
    Path www = Files.createDirectories(temp.resolve(name).resolve("www"));
    Deployments deployments = new Deployments(vertx, link, www, temp.resolve(name).resolve("jars"), new FakeRuntime(www),
        limits, vertx::deployVerticle, JsonObject::new);
    nodes.put(name, new Node(link, www, deployments));
    Promise<Void> started = Promise.promise();
    vertx.getOrCreateContext().runOnContext(v -> deployments.start().onComplete(started));
    await(started.future());
  }

  private void leave(String name) throws Exception {
    network.leave(nodes.get(name).link);
    await(nodes.get(name).deployments.stop());
  }

  private void deploy(String from, String name, String content, List<String> to) throws Exception {
    Path folder = Files.createTempDirectory(temp, "source");
    Files.writeString(folder.resolve("main.lua"), content);
    assertThat(await(nodes.get(from).deployments.deployPath(name, folder, to)).getString("error")).isNull();
  }

  private String main(String node, String name) {
    Path main = nodes.get(node).www.resolve(name).resolve("main.lua");
    try {
      return Files.exists(main) ? Files.readString(main) : null;
    } catch (IOException e) {
      return "(just changing)";
    }
  }

  private void untilMain(String node, String name, String content) {
    until(() -> java.util.Objects.equals(main(node, name), content));
  }

  /** Deployments are told apart by milliseconds. */
  private static void untilLater() {
    long now = System.currentTimeMillis();
    until(() -> System.currentTimeMillis() > now);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
