package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.cluster.MemoryNetwork;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes in memory, each with a folder of its own. */
@Timeout(60)
class DeploymentsTest {

  private static final List<String> ALL = List.of("all");

  @TempDir
  Path temp;

  private final Vertx vertx = Vertx.vertx();
  private final MemoryNetwork network = new MemoryNetwork();
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private static final class Node {
    NodeLink link;
    Path www;
    FakeRuntime runtime;
    Deployments deployments;
  }

  @BeforeEach
  void start() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      Node node = new Node();
      node.link = network.join(name);
      node.www = Files.createDirectories(temp.resolve(name).resolve("www"));
      node.runtime = new FakeRuntime(node.www);
      node.deployments = new Deployments(vertx, node.link, node.www, temp.resolve(name).resolve("jars"), node.runtime,
          new PackageLimits(1_000_000, 20), vertx::deployVerticle, () -> new JsonObject().put("node", name));
      nodes.put(name, node);
      await(onContext(node.deployments::start));
    }
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void anApplicationGetsOnThisNodeAlone() throws Exception {
    JsonObject report = deploy("a", "game", "one", List.of());
    assertThat(report.getString("error")).isNull();
    assertThat(states(report)).isEqualTo("a deployed " + report.getString("version"));
    assertThat(game("a")).isEqualTo("one");
    assertThat(game("b")).isNull();
    assertThat(nodes.get("a").runtime.reloads).containsExactly("game");
    assertThat(nothingLeft("a")).isTrue();
  }

  @Test
  void anApplicationGetsOnAllNodesOrOnSome() throws Exception {
    deploy("a", "game", "one", ALL);
    assertThat(List.of(game("a"), game("b"), game("c"))).containsOnly("one");
    JsonObject report = deploy("c", "game", "two", List.of("a", "b"));
    assertThat(states(report)).matches("a deployed (\\w+); b deployed \\1");
    assertThat(List.of(game("a"), game("b"), game("c"))).containsExactly("two", "two", "one");
  }

  @Test
  void largePackagesArriveInParts() throws Exception {
    byte[] random = new byte[700_000];
    new java.util.Random(1).nextBytes(random);
    Path folder = source("one");
    Files.write(folder.resolve("noise.bin"), random);
    JsonObject report = await(nodes.get("a").deployments.deployPath("game", folder, List.of("b")));
    assertThat(report.getString("error")).isNull();
    assertThat(nodes.get("b").www.resolve("game/noise.bin")).hasBinaryContent(random);
  }

  @Test
  void whoHasTheVersionIsLeftAlone() throws Exception {
    deploy("a", "game", "one", List.of("b"));
    JsonObject report = deploy("a", "game", "one", ALL);
    assertThat(states(report).replaceAll(" \\w{12}", "")).isEqualTo("a deployed; b unchanged; c deployed");
    assertThat(nodes.get("b").runtime.reloads).hasSize(1);
  }

  @Test
  void codeThatDoesNotLoadChangesNothingAnywhere() throws Exception {
    String version = deploy("a", "game", "one", ALL).getString("version");
    JsonObject report = deploy("a", "game", "syntax error", ALL);
    assertThat(report.getString("reason")).isEqualTo("REJECTED");
    assertThat(report.getJsonArray("problems")).containsExactly("game/main.lua:1: syntax error");
    assertThat(states(report)).isEqualTo("a failed " + version);
    assertThat(List.of(game("a"), game("b"), game("c"))).containsOnly("one");
    assertThat(nothingLeft("a")).isTrue();
  }

  @Test
  void aNodeOnWhichItDoesNotStartStopsTheRollout() throws Exception {
    String old = deploy("a", "game", "one", ALL).getString("version");
    nodes.get("b").runtime.reloads.clear();
    Path folder = source("two");
    Files.writeString(folder.resolve("main.lua"), "late error");
    JsonObject report = await(nodes.get("c").deployments.deployPath("game", folder, List.of("b", "a")));
    assertThat(states(report)).isEqualTo("b failed " + old + "; a not reached " + old);
    assertThat(List.of(game("a"), game("b"))).containsOnly("one");
    assertThat(nodes.get("b").runtime.reloads).containsExactly("game", "game");
    assertThat(nothingLeft("a")).isTrue();
  }

  @Test
  void partsThatAreLostOrDamagedEndTheDeploymentAndTheOldVersionGoesOn() throws Exception {
    deploy("a", "game", "one", ALL);
    network.lose(parcel -> parcel.topic().equals(Topics.CHUNK) && parcel.to().id().equals("b"));
    JsonObject lost = deploy("a", "game", "two", ALL);
    assertThat(lost.getString("error")).isEqualTo("node b: it does not answer");
    assertThat(List.of(game("a"), game("b"), game("c"))).containsOnly("one");
    network.lose(parcel -> false);
    JsonObject again = deploy("a", "game", "two", ALL);
    assertThat(again.getString("error")).isNull();
    assertThat(List.of(game("a"), game("b"), game("c"))).containsOnly("two");
  }

  @Test
  void aSumThatDoesNotFitIsRefused() throws Exception {
    Path zip = temp.resolve("game.zip");
    Folder.read(source("one"), PackageLimits.DEFAULT).pack(zip);
    Parcel wrong = new Parcel("game", Kind.FOLDER, zip, "0123456789ab", Files.size(zip), Receiver.sum(zip));
    JsonObject report = await(onContext(() -> new Rollout(vertx, new Peers(nodes.get("a").link),
        List.of(nodes.get("b").link.self()), wrong, false).run()));
    assertThat(report.getString("error")).contains("the content of the package is not version 0123456789ab");
    Parcel torn = new Parcel("game", Kind.FOLDER, zip, "0123456789ab", Files.size(zip), "00");
    report = await(onContext(() -> new Rollout(vertx, new Peers(nodes.get("a").link),
        List.of(nodes.get("b").link.self()), torn, false).run()));
    assertThat(report.getString("error")).contains("checksum is wrong");
    assertThat(game("b")).isNull();
    assertThat(nothingLeft("b")).isTrue();
  }

  @Test
  void anApplicationIsChangedByOneAtATime() throws Exception {
    Promise<Void> gate = Promise.promise();
    nodes.get("b").runtime.gate = gate;
    Future<JsonObject> first = nodes.get("a").deployments.deployPath("game", source("one"), List.of("b"));
    until(() -> nodes.get("b").runtime.checks.get() == 1);
    JsonObject second = deploy("c", "game/sub", "two", List.of("b"));
    assertThat(second.getString("reason")).isEqualTo("BUSY");
    assertThat(second.getString("error")).contains("game is just being changed by a");
    gate.complete();
    assertThat(await(first).getString("error")).isNull();
    nodes.get("b").runtime.gate = null;
    assertThat(deploy("c", "game/sub", "two", List.of("b")).getString("error")).isNull();
  }

  @Test
  void aSenderThatGoesAwayMidwayLeavesNothingBehind() throws Exception {
    deploy("a", "game", "one", List.of("b"));
    Promise<Void> gate = Promise.promise();
    nodes.get("b").runtime.gate = gate;
    Future<JsonObject> deployment = nodes.get("a").deployments.deployPath("game", source("two"), List.of("b"));
    until(() -> nodes.get("b").runtime.checks.get() == 2);
    network.leave(nodes.get("a").link);
    gate.complete();
    assertThat(await(deployment).getString("error")).startsWith("node b: ");
    nodes.get("b").runtime.gate = null;
    until(() -> nothingLeft("b"));
    assertThat(game("b")).isEqualTo("one");
    assertThat(deploy("c", "game", "three", List.of("b")).getString("error")).isNull();
  }

  @Test
  void anAnnouncementWhoseAnswerIsLostClaimsNothing() throws Exception {
    Peers peers = new Peers(new DeafLink(nodes.get("a").link, Topics.BEGIN));
    Path zip = temp.resolve("game.zip");
    String version = Folder.read(source("one"), PackageLimits.DEFAULT).pack(zip);
    Parcel parcel = new Parcel("game", Kind.FOLDER, zip, version, Files.size(zip), Receiver.sum(zip));
    JsonObject report =
        await(onContext(() -> new Rollout(vertx, peers, List.of(nodes.get("b").link.self()), parcel, false).run()));
    assertThat(report.getString("error")).isEqualTo("node b: it does not answer");
    assertThat(deploy("c", "game", "two", List.of("b")).getString("error")).isNull();
    until(() -> nothingLeft("b"));
  }

  @Test
  void anAnnouncementOfANodeThatIsGoneClaimsNothing() throws Exception {
    NodeLink link = nodes.get("a").link;
    NodeInfo b = nodes.get("b").link.self();
    JsonObject announcement = new JsonObject().put("id", "0-0-0-0-1").put("name", "game").put("kind", "folder")
        .put("version", "0123456789ab").put("size", 10L).put("sum", "00");
    Future<JsonObject> begun = onContext(() -> new Peers(link).ask(b, Topics.BEGIN, announcement));
    network.leave(link);
    await(begun.otherwiseEmpty());
    JsonObject report = deploy("c", "game", "two", List.of("b"));
    assertThat(report.getString("error")).isNull();
  }

  @Test
  void undeployingTakesItAwayAndBringsItBack() throws Exception {
    String one = deploy("a", "game", "one", ALL).getString("version");
    deploy("a", "game", "two", ALL);
    JsonObject report = await(nodes.get("b").deployments.undeploy("game", true, ALL));
    assertThat(states(report)).isEqualTo("b restored " + one + "; a restored " + one + "; c restored " + one);
    assertThat(List.of(game("a"), game("b"), game("c"))).containsOnly("one");
    report = await(nodes.get("b").deployments.undeploy("game", false, List.of()));
    assertThat(states(report)).isEqualTo("b removed ");
    assertThat(game("b")).isNull();
    report = await(nodes.get("b").deployments.undeploy("game", false, ALL));
    assertThat(report.getString("error")).isEqualTo("node b: there is no application game");
    assertThat(states(report)).isEqualTo("b failed null; a not reached null; c not reached null");
    assertThat(await(nodes.get("b").deployments.undeploy("game", true, List.of())).getString("error")).isNull();
    assertThat(game("b")).isEqualTo("one");
  }

  @Test
  void everyNodeTellsItsVersions() throws Exception {
    String one = deploy("a", "game", "one", List.of("a", "b")).getString("version");
    network.cut(nodes.get("a").link, nodes.get("c").link);
    JsonObject inventory = await(nodes.get("a").deployments.nodes(ALL));
    assertThat(inventory.getJsonArray("nodes")).hasSize(2).allSatisfy(json -> {
      JsonObject node = (JsonObject) json;
      assertThat(node.getString("node")).isEqualTo(node.getString("name"));
      assertThat(node.getJsonArray("applications").getJsonObject(0)).isEqualTo(new JsonObject().put("name", "game")
          .put("kind", "folder").put("version", one).put("previous", "").put("state", "files").put("failure", ""));
    });
  }

  @Test
  void nodesAndNamesThatAreNotThereAreTold() throws Exception {
    assertThatThrownBy(() -> deploy("a", "game", "one", List.of("x"))).cause()
        .hasMessage("there is no node x; there are a, b, c");
    assertThatThrownBy(() -> deploy("a", "../game", "one", List.of())).cause().hasMessageContaining("cannot be the name");
    assertThatThrownBy(() -> await(nodes.get("a").deployments.deployPath("game", temp.resolve("none"), List.of()))).cause()
        .isInstanceOf(DeploymentException.class)
        .extracting(e -> ((DeploymentException) e).reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void aDiskThatCannotBeWrittenIsTold() throws Exception {
    deploy("a", "game", "one", List.of("b"));
    Path hidden = nodes.get("b").www.resolve(".deploy");
    FileTrees.delete(hidden);
    Files.createFile(hidden);
    JsonObject report = deploy("a", "game", "two", List.of("b"));
    assertThat(report.getString("reason")).isEqualTo("FAILED");
    assertThat(game("b")).isEqualTo("one");
  }

  private JsonObject deploy(String from, String name, String content, List<String> to) throws Exception {
    return await(nodes.get(from).deployments.deployPath(name, source(content), to));
  }

  private Path source(String content) throws IOException {
    Path folder = Files.createTempDirectory(temp, "source");
    Files.writeString(folder.resolve("main.lua"), content);
    return folder;
  }

  private String game(String node) throws IOException {
    Path main = nodes.get(node).www.resolve("game/main.lua");
    return Files.exists(main) ? Files.readString(main) : null;
  }

  private boolean nothingLeft(String node) {
    Path staging = nodes.get(node).www.resolve(".deploy/staging");
    try (Stream<Path> left = Files.list(staging)) {
      return left.findAny().isEmpty();
    } catch (IOException e) {
      return !Files.exists(staging);
    }
  }

  private static String states(JsonObject report) {
    return String.join("; ", report.getJsonArray("nodes", new JsonArray()).stream().map(JsonObject.class::cast)
        .map(node -> node.getString("name") + " " + node.getString("state") + " " + node.getString("version")).toList());
  }

  private <T> Future<T> onContext(java.util.function.Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    vertx.getOrCreateContext().runOnContext(v -> action.get().onComplete(done));
    return done.future();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }
}
