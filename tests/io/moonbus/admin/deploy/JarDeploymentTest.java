package io.moonbus.admin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.NodeLink;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Verticles in jars that are compiled here. */
@Timeout(120)
class JarDeploymentTest {

  /** Answers its version at an address of the event bus. */
  private static final String ANSWERS = """
      package game;
      public class Main extends io.vertx.core.VerticleBase {
        public io.vertx.core.Future<?> start() {
          vertx.eventBus().localConsumer("game", message -> message.reply("%s"));
          return io.vertx.core.Future.succeededFuture();
        }
      }
      """;
  /** Is the application at a path, of which there can be only one. */
  private static final String MOUNTS = """
      package game;
      public class Main extends io.vertx.core.VerticleBase {
        private io.moonbus.event.ApplicationLink link;
        public io.vertx.core.Future<?> start() {
          link = io.moonbus.event.ApplicationLink.mount(vertx, "/game", event -> { });
          vertx.eventBus().localConsumer("game", message -> message.reply("%s"));
          if ("%1$s".equals("broken")) {
            return link.close().compose(v -> io.vertx.core.Future.failedFuture("it is broken"));
          }
          return io.vertx.core.Future.succeededFuture();
        }
        public io.vertx.core.Future<?> stop() { return link.close(); }
      }
      """;
  private static final String FAILS = """
      package game;
      public class Main extends io.vertx.core.VerticleBase {
        public io.vertx.core.Future<?> start() { return io.vertx.core.Future.failedFuture("no %s"); }
      }
      """;

  @TempDir
  Path temp;

  private Vertx vertx;
  private Deployments deployments;

  @BeforeEach
  void start() throws Exception {
    vertx = Vertx.vertx();
    Path www = Files.createDirectories(temp.resolve("www"));
    deployments = new Deployments(vertx, NodeLink.alone(), www, temp.resolve("jars"), new FakeRuntime(www),
        PackageLimits.DEFAULT, vertx::deployVerticle, JsonObject::new);
    Promise<Void> started = Promise.promise();
    vertx.getOrCreateContext().runOnContext(v -> deployments.start().onComplete(started));
    await(started.future());
  }

  @AfterEach
  void stop() throws Exception {
    await(deployments.stop());
    await(vertx.close());
  }

  @Test
  void aVerticleServesAndItsNextVersionTakesItsPlace() throws Exception {
    JsonObject report = deploy(ANSWERS, "one");
    assertThat(report.getString("error")).isNull();
    assertThat(answer()).isEqualTo("one");
    deploy(ANSWERS, "two");
    assertThat(List.of(answer(), answer(), answer())).containsOnly("two");
    assertThat(vertx.deploymentIDs()).hasSize(1);
  }

  @Test
  void itIsStartedAgainWithTheNode() throws Exception {
    deploy(ANSWERS, "one");
    String version = deploy(ANSWERS, "two").getString("version");
    stop();
    start();
    assertThat(answer()).isEqualTo("two");
    assertThat(game().getString("version")).isEqualTo(version);
    assertThat(game().getString("state")).isEqualTo("serving");
  }

  @Test
  void twoThatCannotBeAtOnceFollowEachOther() throws Exception {
    deploy(MOUNTS, "one");
    assertThat(deploy(MOUNTS, "two").getString("error")).isNull();
    assertThat(List.of(answer(), answer())).containsOnly("two");
  }

  @Test
  void oneThatDoesNotStartLeavesTheOldOneInService() throws Exception {
    String one = deploy(ANSWERS, "one").getString("version");
    JsonObject report = deploy(FAILS, "luck");
    assertThat(report.getString("error")).contains("game does not start: no luck");
    assertThat(answer()).isEqualTo("one");
    assertThat(game().getString("version")).isEqualTo(one);
    try (Stream<Path> jars = Files.list(temp.resolve("jars/game"))) {
      assertThat(jars.map(path -> path.getFileName().toString())).contains(one + ".jar");
    }
  }

  @Test
  void oneThatNeedsThePlaceOfTheOldAndFailsGivesItBack() throws Exception {
    deploy(MOUNTS, "one");
    assertThat(deploy(MOUNTS, "broken").getString("error")).contains("it is broken");
    assertThat(answer()).isEqualTo("one");
  }

  @Test
  void aFullDiskLeavesTheOldOneInServiceAlone() throws Exception {
    for (String source : List.of(ANSWERS, MOUNTS)) {
      deploy(source, "one");
      Path inTheWay = Files.createDirectory(temp.resolve("jars/game/versions.json.new"));
      assertThat(deploy(source, "two").getString("error")).contains("versions.json.new");
      assertThat(List.of(answer(), answer(), answer())).containsOnly("one");
      assertThat(vertx.deploymentIDs()).hasSize(1);
      Files.delete(inTheWay);
    }
  }

  @Test
  void oneThatCannotBeStartedAgainIsShownAsFailed() throws Exception {
    String jar = deploy(MOUNTS, "one").getString("version") + ".jar";
    Files.writeString(temp.resolve("jars/game").resolve(jar), "damaged meanwhile");
    assertThat(deploy(MOUNTS, "broken").getString("error")).contains("it is broken");
    assertThat(vertx.deploymentIDs()).isEmpty();
    assertThat(game().getString("state")).isEqualTo("failed");
  }

  @Test
  void itIsTakenAwayAndBroughtBack() throws Exception {
    deploy(ANSWERS, "one");
    deploy(ANSWERS, "two");
    await(deployments.undeploy("game", true, List.of()));
    assertThat(answer()).isEqualTo("one");
    await(deployments.undeploy("game", false, List.of()));
    assertThat(vertx.deploymentIDs()).isEmpty();
    assertThat(game().getString("state")).isEqualTo("removed");
    stop();
    start();
    assertThat(vertx.deploymentIDs()).isEmpty();
    await(deployments.undeploy("game", true, List.of()));
    assertThat(answer()).isEqualTo("one");
  }

  @Test
  void jarsWithoutAVerticleAreRefused() throws Exception {
    Path none = Jars.compile(temp, ANSWERS.formatted("x"), null);
    assertThat(deploy(none).getString("error")).contains("the jar names no verticle", "Main-Verticle");
    Path missing = Jars.compile(temp, ANSWERS.formatted("x"), "game.Other");
    assertThat(deploy(missing).getString("error")).contains("the verticle game.Other is not in the jar");
    Path text = Files.writeString(temp.resolve("text.jar"), "no jar");
    assertThat(deploy(text).getString("error")).contains("the package is no jar");
    Path wrong = Jars.compile(temp, "package game; public class Main { }", "game.Main");
    assertThat(deploy(wrong).getString("error")).contains("game.Main must be a public verticle");
    assertThat(vertx.deploymentIDs()).isEmpty();
  }

  @Test
  void aNameIsThatOfOneKind() throws Exception {
    Files.createDirectories(temp.resolve("www/game"));
    assertThat(deploy(ANSWERS, "one").getString("error")).contains("game is an application of the kind folder");
  }

  @Test
  void aDamagedNoteDoesNotStopTheOthers() throws Exception {
    deploy(ANSWERS, "one");
    Files.createDirectories(temp.resolve("jars/other"));
    Files.writeString(temp.resolve("jars/other/versions.json"), "{");
    stop();
    start();
    assertThat(answer()).isEqualTo("one");
    assertThat(await(deployments.nodes(List.of())).encode()).contains("versions.json is damaged");
  }

  private JsonObject deploy(String source, String text) throws Exception {
    return deploy(Jars.compile(temp, source.formatted(text), "game.Main"));
  }

  private JsonObject deploy(Path jar) throws Exception {
    return await(deployments.deployPath("game", jar, List.of()));
  }

  private JsonObject game() throws Exception {
    return await(deployments.nodes(List.of())).getJsonArray("nodes").getJsonObject(0).getJsonArray("applications")
        .getJsonObject(0);
  }

  private String answer() throws Exception {
    return await(vertx.eventBus().<String>request("game", "").map(message -> message.body()));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
