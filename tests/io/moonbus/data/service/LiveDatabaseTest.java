package io.moonbus.data.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.vertx.core.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LiveDatabaseTest extends DatabaseContract {

  private static final DataPath PATH = DataPath.of("t", "k");

  private final TestStore store = new TestStore();

  @Override
  Database open(DataOptions options) throws Exception {
    return deploy(options.setFlushMillis(5)).database();
  }

  private DataVerticle deploy(DataOptions options) throws Exception {
    DataVerticle verticle = new DataVerticle(store, NodeLink.alone(), options, writes -> {
    });
    await(vertx.deployVerticle(verticle));
    return verticle;
  }

  @Test
  void isStoredWhenItIsFlushed() throws Exception {
    Database data = deploy(new DataOptions().setFlushMillis(60_000)).database();
    data.put(PATH, Value.of("v"));
    await(data.flushed());
    assertThat(store.registers.get(PATH).value()).isEqualTo(Value.of("v"));
    data.remove(DataPath.of("t"));
    await(data.flushed());
    assertThat(store.registers).doesNotContainKey(PATH);
    await(data.flushed());
  }

  @Test
  void comesBackAfterARestart() throws Exception {
    DataVerticle first = deploy(new DataOptions().setFlushMillis(60_000));
    first.database().put(PATH, Value.of("v"));
    first.database().put(DataPath.of("gone"), Value.of("v"));
    first.database().remove(DataPath.of("gone"));
    await(vertx.undeploy(first.deploymentID()));
    assertThat(store.closed).isTrue();
    Database again = deploy(new DataOptions()).database();
    assertThat(again.read(DataPath.of("t")).value(Key.of("k"))).isEqualTo(Value.of("v"));
    assertThat(again.metrics().entries()).isEqualTo(1);
  }

  @Test
  void losesNothingWhileTheStoreFails() throws Exception {
    Logger log = Logger.getLogger("io.moonbus.data.StoreWriter");
    Level level = log.getLevel();
    log.setLevel(Level.OFF);
    try {
      Database data = deploy(new DataOptions().setFlushMillis(0)).database();
      store.failures.set(1);
      data.put(PATH, Value.of("1"));
      Future<Void> flushed = data.flushed();
      data.put(DataPath.of("other"), Value.of("2"));
      // Who waited while the store failed is told so.
      await(flushed.transform(done -> data.flushed()));
      assertThat(store.failures.get()).isZero();
      assertThat(store.registers).containsKeys(PATH, DataPath.of("other"));
    } finally {
      log.setLevel(level);
    }
  }

  @Test
  void storesLargeTablesAndTheirRemoval() throws Exception {
    Database data = deploy(new DataOptions().setFlushMillis(60_000)).database();
    for (int i = 0; i < 25_000; i++) {
      data.put(DataPath.of("t", "k" + i), Value.of("v"));
    }
    await(data.flushed());
    assertThat(store.registers).hasSize(25_000);
    data.remove(DataPath.of("t"));
    await(data.flushed());
    assertThat(store.registers.keySet()).allMatch(path -> path.equals(DataPath.of("t")));
  }

  @Test
  void isCaughtUpWithoutOthers() throws Exception {
    DataVerticle verticle = deploy(new DataOptions());
    Future<Void> ticked = Future.future(promise -> vertx.setPeriodic(10, id -> {
      if (verticle.caughtUp()) {
        vertx.cancelTimer(id);
        promise.complete();
      }
    }));
    await(ticked);
  }
}
