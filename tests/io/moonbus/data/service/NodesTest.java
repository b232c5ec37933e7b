package io.moonbus.data.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.cluster.MemoryNetwork;
import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes and the network between them. */
class NodesTest {

  private final Vertx vertx = Vertx.vertx();
  private final MemoryNetwork network = new MemoryNetwork();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void until(BooleanSupplier condition) throws Exception {
    await(Future.future(promise -> vertx.setPeriodic(5, id -> {
      if (condition.getAsBoolean()) {
        vertx.cancelTimer(id);
        promise.tryComplete();
      }
    })));
  }

  private DataVerticle start(String name) throws Exception {
    return start(network.join(name));
  }

  private DataVerticle start(NodeLink link) throws Exception {
    DataVerticle verticle = new DataVerticle(new TestStore(), link, new DataOptions().setFlushMillis(5), writes -> {
    });
    await(vertx.deployVerticle(verticle));
    return verticle;
  }

  private static Value value(Database data, String key) {
    return data.read(DataPath.ROOT).value(Key.of(key));
  }

  @Test
  void bringsWritesToOtherNodes() throws Exception {
    Database one = start("one").database();
    one.put(DataPath.of("before"), Value.of("1"));
    DataVerticle second = start("two");
    Database two = second.database();
    until(() -> value(two, "before") != null && second.caughtUp());
    two.put(DataPath.of("back"), Value.of("2"));
    until(() -> value(one, "back") != null);
    one.remove(DataPath.of("back"));
    until(() -> value(two, "back") == null);
    until(() -> one.metrics().tombstones() == 0 && two.metrics().tombstones() == 0);
  }

  @Test
  void catchesUpAfterHavingBeenAway() throws Exception {
    NodeLink link = network.join("one");
    Database one = start(link).database();
    Database two = start("two").database();
    one.put(DataPath.of("a"), Value.of("1"));
    until(() -> value(two, "a") != null);
    network.partition(link);
    for (int i = 0; i < 2000; i++) {
      one.put(DataPath.of("many", "k" + i), Value.of("v"));
    }
    one.remove(DataPath.of("a"));
    two.put(DataPath.of("b"), Value.of("2"));
    network.heal();
    until(() -> value(one, "b") != null && two.read(DataPath.of("many")).count() == 2000 && value(two, "a") == null);
  }

  /** A key whose owner is another node than the first. */
  private static DataPath ownedBy(String owner, String self) {
    for (int i = 0;; i++) {
      DataPath path = DataPath.of("k" + i);
      if (Owners.of(path, self, List.of(owner)).equals(owner)) {
        return path;
      }
    }
  }

  @Test
  void whatItsOwnerHasNotTakenIsDoneByTheNext() throws Exception {
    Database one = start("one").database();
    NodeLink starting = network.join("two");
    DataPath path = ownedBy("two", "one");
    Future<Value> sum = one.increment(path, 1);
    Future<Value> updated = one.update(path, old -> Value.of("u"));
    assertThat(sum.isComplete() || updated.isComplete()).isFalse();
    network.leave(starting);
    await(sum);
    assertThat(await(updated)).isEqualTo(Value.of("u"));
  }

  @Test
  void whatItsOwnerMayHaveDoneIsNotDoneAgain() throws Exception {
    Database one = start("one").database();
    start("two");
    until(() -> one.metrics().caughtUp());
    network.lose(parcel -> parcel.topic().equals(Deciding.TOPIC));
    DataPath path = ownedBy("two", "one");
    assertThatThrownBy(() -> await(one.increment(path, 1))).hasMessageContaining(path + " may or may not have been changed");
  }

  @Test
  void incrementsOnAllNodesWithoutLosingAny() throws Exception {
    Database one = start("one").database();
    Database two = start("two").database();
    one.put(DataPath.of("n"), Value.of("0"));
    until(() -> value(two, "n") != null);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(one.increment(DataPath.of("n"), 1));
      all.add(two.update(DataPath.of("n"), old -> Value.of(Integer.toString(Integer.parseInt(old.toString()) + 1))));
    }
    await(Future.all(all));
    until(() -> value(one, "n").equals(Value.of("200")) && value(two, "n").equals(Value.of("200")));
    assertThat(one.read(DataPath.ROOT).count()).isEqualTo(1);
  }
}
