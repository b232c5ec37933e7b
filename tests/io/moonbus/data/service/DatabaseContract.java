package io.moonbus.data.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.Branch;
import io.moonbus.data.Change;
import io.moonbus.data.DataException;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database has to do. */
abstract class DatabaseContract {

  private static final DataPath TABLE = DataPath.of("t");

  final Vertx vertx = Vertx.vertx();
  private Database data;

  abstract Database open(DataOptions options) throws Exception;

  @BeforeEach
  void open() throws Exception {
    data = open(new DataOptions().setMaxKey(20).setMaxValue(100).setMaxDepth(5).setMaxEntries(10));
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static DataPath path(String... keys) {
    return DataPath.of(keys);
  }

  private Value value(String... keys) {
    DataPath path = path(keys);
    return data.read(path.parent()).value(path.last());
  }

  @Test
  void readsNothingFromAnEmptyTree() {
    Branch root = data.read(DataPath.ROOT);
    assertThat(root.count()).isZero();
    assertThat(root.next(null)).isNull();
    assertThat(root.value(Key.of("a"))).isNull();
    assertThat(root.branch(Key.of("a"))).isNull();
    assertThat(data.read(path("a", "b")).count()).isZero();
  }

  @Test
  void readsWhatWasWritten() {
    data.put(path("a"), Value.of("x"));
    data.put(path("b"), Value.of(true));
    data.put(path("c"), Value.of(1.5));
    data.put(path("t", "u", "v"), Value.of(""));
    assertThat(value("a")).isEqualTo(Value.of("x"));
    assertThat(value("b")).isEqualTo(Value.of(true));
    assertThat(value("c")).isEqualTo(Value.of(1.5));
    assertThat(value("t", "u", "v")).isEqualTo(Value.of(""));
    assertThat(data.read(DataPath.ROOT).count()).isEqualTo(3);
    assertThat(data.read(DataPath.ROOT).branch(Key.of("t")).branch(Key.of("u")).count()).isEqualTo(1);
  }

  @Test
  void walksKeysInOrder() {
    for (String key : List.of("b", "", "a", "ä")) {
      data.put(path("t", key), Value.of(key));
    }
    data.put(path("t", "aa", "deep"), Value.of("x"));
    data.put(path("t", "gone"), Value.of("x"));
    data.remove(path("t", "gone"));
    List<String> keys = new ArrayList<>();
    Branch table = data.read(TABLE);
    for (Key key = table.next(null); key != null; key = table.next(key)) {
      keys.add(key.toString());
    }
    assertThat(keys).containsExactly("", "a", "aa", "b", "ä");
  }

  @Test
  void keepsABranchAsItWas() {
    data.put(path("t", "a"), Value.of("1"));
    Branch before = data.read(TABLE);
    data.put(path("t", "a"), Value.of("2"));
    data.remove(TABLE);
    assertThat(before.value(Key.of("a"))).isEqualTo(Value.of("1"));
  }

  @Test
  void removesATableWithAllThatIsInIt() {
    data.put(path("t", "a"), Value.of("1"));
    data.put(path("t", "u", "b"), Value.of("2"));
    data.remove(TABLE);
    assertThat(data.read(DataPath.ROOT).branch(Key.of("t"))).isNull();
    assertThat(data.read(DataPath.ROOT).next(null)).isNull();
    data.put(path("t", "c"), Value.of("3"));
    assertThat(data.read(TABLE).count()).isEqualTo(1);
  }

  @Test
  void replacesATableByAValueAndAValueByATable() {
    data.put(path("t", "a"), Value.of("1"));
    data.put(TABLE, Value.of("scalar"));
    assertThat(value("t")).isEqualTo(Value.of("scalar"));
    assertThat(data.read(TABLE).count()).isZero();
    data.put(path("t", "b"), Value.of("2"));
    assertThat(value("t")).isNull();
    assertThat(data.read(DataPath.ROOT).count()).isZero();
    assertThat(data.read(TABLE).count()).isEqualTo(1);
  }

  @Test
  void replacesATableByATable() {
    data.put(path("t", "a"), Value.of("1"));
    Tree tree = new Tree().put(Key.of("b"), Value.of("2"));
    tree.branch(Key.of("u")).put(Key.of("c"), Value.of("3"));
    data.replace(TABLE, tree);
    assertThat(value("t", "a")).isNull();
    assertThat(value("t", "b")).isEqualTo(Value.of("2"));
    assertThat(value("t", "u", "c")).isEqualTo(Value.of("3"));
    data.replace(TABLE, new Tree());
    assertThat(data.read(DataPath.ROOT).branch(Key.of("t"))).isNull();
  }

  @Test
  void refusesWhatGoesBeyondALimit() {
    assertThatThrownBy(() -> data.put(path("k".repeat(21)), Value.of("")))
        .isInstanceOf(DataException.class).hasMessageContaining("data.maxKey = 20");
    assertThatThrownBy(() -> data.put(path("k"), Value.of("v".repeat(101))))
        .isInstanceOf(DataException.class).hasMessageContaining("data.maxValue = 100");
    assertThatThrownBy(() -> data.put(path("1", "2", "3", "4", "5", "6"), Value.of("")))
        .isInstanceOf(DataException.class).hasMessageContaining("data.maxDepth = 5");
    for (int i = 0; i < 10; i++) {
      data.put(path("k" + i), Value.of("v"));
    }
    assertThatThrownBy(() -> data.put(path("more"), Value.of("v")))
        .isInstanceOf(DataException.class).hasMessageContaining("data.maxEntries = 10");
    data.put(path("k1"), Value.of("other"));
    assertThat(data.read(DataPath.ROOT).count()).isEqualTo(10);
  }

  @Test
  void writesNothingOfATableThatGoesBeyondALimit() {
    Tree tree = new Tree();
    for (int i = 0; i < 11; i++) {
      tree.put(Key.of("k" + i), Value.of("v"));
    }
    data.put(path("t", "a"), Value.of("1"));
    assertThatThrownBy(() -> data.replace(TABLE, tree)).isInstanceOf(DataException.class);
    assertThat(value("t", "a")).isEqualTo(Value.of("1"));
  }

  @Test
  void updatesWithWhatWasThere() throws Exception {
    assertThat(await(data.update(path("a"), old -> old == null ? Value.of("1") : null))).isEqualTo(Value.of("1"));
    assertThat(await(data.update(path("a"), old -> Value.of(old + "2")))).isEqualTo(Value.of("12"));
    assertThat(await(data.update(path("a"), old -> null))).isNull();
    assertThat(value("a")).isNull();
  }

  @Test
  void failsWhenAnUpdateThrows() {
    Future<Value> failed = data.update(path("a"), old -> {
      throw new IllegalStateException("why");
    });
    assertThatThrownBy(() -> await(failed)).hasRootCauseMessage("why");
  }

  @Test
  void givesUpAnUpdateThatChangesTheValueItself() {
    Future<Value> failed = data.update(path("a"), old -> {
      data.put(path("a"), Value.of("other"));
      return Value.of("1");
    });
    assertThatThrownBy(() -> await(failed)).hasCauseInstanceOf(DataException.class).hasMessageContaining("/a was changed");
    assertThat(value("a")).isEqualTo(Value.of("other"));
  }

  @Test
  void increments() throws Exception {
    assertThat(await(data.increment(path("a"), 2))).isEqualTo(Value.of("2"));
    assertThat(await(data.increment(path("a"), 0.5))).isEqualTo(Value.of("2.5"));
    data.put(path("n"), Value.of(1.0));
    assertThat(await(data.increment(path("n"), -3))).isEqualTo(Value.of(-2.0));
    data.put(path("s"), Value.of("text"));
    assertThatThrownBy(() -> await(data.increment(path("s"), 1))).hasCauseInstanceOf(DataException.class);
  }

  @Test
  void forgetsAValueWhoseTimeHasCome() throws Exception {
    data.put(path("a"), Value.of("1"));
    data.put(path("b"), Value.of("2"));
    data.expire(path("a"), System.currentTimeMillis() + 3_600_000);
    Promise<Change> gone = Promise.promise();
    data.watch(DataPath.ROOT, changes -> changes.stream().filter(change -> change.after() == null).forEach(gone::tryComplete));
    data.expire(path("b"), System.currentTimeMillis());
    data.read(DataPath.ROOT);
    assertThat(await(gone.future())).isEqualTo(new Change(path("b"), Value.of("2"), null));
    assertThat(value("a")).isEqualTo(Value.of("1"));
    assertThat(value("b")).isNull();
  }

  @Test
  void tellsOfChangesInOrder() throws Exception {
    List<Change> seen = new ArrayList<>();
    Promise<Void> complete = Promise.promise();
    data.watch(TABLE, changes -> {
      seen.addAll(changes);
      if (seen.size() >= 5) {
        complete.tryComplete();
      }
    });
    data.put(path("t", "a"), Value.of("1"));
    data.put(path("other"), Value.of("1"));
    data.put(path("t", "a"), Value.of("2"));
    data.put(path("t", "u", "b"), Value.of("3"));
    data.remove(path("t"));
    await(complete.future());
    assertThat(seen).containsExactly(new Change(path("t", "a"), null, Value.of("1")),
        new Change(path("t", "a"), Value.of("1"), Value.of("2")), new Change(path("t", "u", "b"), null, Value.of("3")),
        new Change(path("t", "a"), Value.of("2"), null), new Change(path("t", "u", "b"), Value.of("3"), null));
  }

  @Test
  void tellsNothingOfWhatWasBefore() throws Exception {
    Promise<List<Change>> told = Promise.promise();
    vertx.getOrCreateContext().runOnContext(now -> {
      for (int i = 0; i < 100; i++) {
        data.put(path("a"), Value.of("before" + i));
      }
      data.watch(DataPath.ROOT, told::tryComplete);
      data.put(path("a"), Value.of("after"));
    });
    assertThat(await(told.future())).containsExactly(new Change(path("a"), Value.of("before99"), Value.of("after")));
  }

  @Test
  void tellsNothingAfterClosing() throws Exception {
    List<Change> seen = new ArrayList<>();
    data.watch(DataPath.ROOT, seen::addAll).close();
    Promise<Void> told = Promise.promise();
    data.watch(DataPath.ROOT, changes -> told.complete());
    data.put(path("a"), Value.of("1"));
    await(told.future());
    assertThat(seen).isEmpty();
  }

  @Test
  void countsEntries() {
    data.put(path("a"), Value.of("1"));
    data.put(path("t", "b"), Value.of("2"));
    assertThat(data.metrics().entries()).isEqualTo(2);
    assertThat(data.metrics().bytes()).isPositive();
  }
}
