package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AdministrationTest {

  @TempDir
  Path home;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
  private Administration administration;

  @BeforeEach
  void make() throws Exception {
    Files.createDirectories(home.resolve("www"));
    administration = new Administration(new ServerOptions(new SettingsLoader().home(home).set("admin.port", "0").load()));
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void whatADeploymentLeftIsRemovedWithoutHoldingUpTheEventLoop() throws Exception {
    Path left = Files.createDirectories(home.resolve("www/.deploy/staging/left"));
    CountDownLatch busy = new CountDownLatch(1);
    vertx.executeBlocking(() -> busy.await(20, TimeUnit.SECONDS), false);
    Promise<Void> recovered = Promise.promise();
    Promise<Boolean> returned = Promise.promise();
    vertx.runOnContext(v -> {
      administration.recover(vertx).onComplete(recovered);
      returned.complete(Files.exists(left));
    });
    assertThat(await(returned.future())).as("nothing was done on the event loop").isTrue();
    busy.countDown();
    await(recovered.future());
    assertThat(left).doesNotExist();
  }

  @Test
  void whatCannotBeRemovedIsToldAndDoesNotStopTheStart() throws Exception {
    Path notes = Files.createDirectories(home.resolve("www/.deploy/changing"));
    Files.createDirectories(notes.resolve("game/not empty"));
    try (LogRecords log = new LogRecords("io.moonbus.server")) {
      await(administration.recover(vertx));
      assertThat(log.at(Level.WARNING)).singleElement().asString()
          .startsWith("Cannot clean up after a deployment that was broken off: ");
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
