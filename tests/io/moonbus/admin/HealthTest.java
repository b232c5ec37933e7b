package io.moonbus.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {

  private Health health;
  private volatile String obstacle = "the server is starting";

  @BeforeEach
  void make(Vertx vertx) {
    health = new Health(vertx).readyWhen("server", () -> obstacle).readyWhen("cluster", () -> null);
  }

  @Test
  void aNodeIsReadyWhenNothingIsInItsWay() throws Exception {
    CheckResult before = await(health.ready());
    assertThat(CheckResult.isUp(before)).isFalse();
    assertThat(before.toJson().encode()).contains("the server is starting");
    assertThat(health.wasReady()).isFalse();
    obstacle = null;
    assertThat(CheckResult.isUp(await(health.ready()))).isTrue();
    assertThat(health.wasReady()).isTrue();
    obstacle = "the server is stopping";
    assertThat(CheckResult.isUp(await(health.ready()))).isFalse();
  }

  @Test
  void aNodeLivesWhenItsProbesComplete() throws Exception {
    assertThat(CheckResult.isUp(await(health.live()))).isTrue();
    health.alive("good", 5_000, Future::succeededFuture);
    assertThat(CheckResult.isUp(await(health.live()))).isTrue();
    health.alive("dead", 10, () -> Promise.promise().future());
    CheckResult result = await(health.live());
    assertThat(CheckResult.isUp(result)).isFalse();
    assertThat(result.getChecks()).filteredOn(check -> !check.getUp()).extracting(CheckResult::getId).containsExactly("dead");
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
