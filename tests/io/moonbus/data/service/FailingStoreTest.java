package io.moonbus.data.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those are told who wait for a disk that fails. */
class FailingStoreTest {

  /** A store that keeps nothing and fails when it is told to. */
  private static final class Failing implements Store {

    volatile boolean full;

    @Override
    public void load(Visitor visitor) {
      // There is nothing.
    }

    @Override
    public void write(Batch batch) throws IOException {
      if (full) {
        throw new IOException("no space left on device");
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void theyAreToldAtOnceAndTheNextOnesWhenItWorksAgain() throws Exception {
    Failing store = new Failing();
    DataVerticle verticle = new DataVerticle(store, NodeLink.alone(), new DataOptions().setFlushMillis(0), writes -> { });
    await(vertx.deployVerticle(verticle));
    Database database = verticle.database();
    store.full = true;
    database.put(DataPath.of("x"), Value.of("1"));

    assertThatThrownBy(() -> await(database.flushed())).hasMessageContaining("no space left on device");
    assertThat(database.read(DataPath.ROOT).count()).isEqualTo(1);
    store.full = false;
    await(database.flushed());
  }
}
