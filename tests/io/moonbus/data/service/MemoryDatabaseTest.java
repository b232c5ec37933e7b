package io.moonbus.data.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataException;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import org.junit.jupiter.api.Test;

class MemoryDatabaseTest extends DatabaseContract {

  @Override
  Database open(DataOptions options) {
    return new MemoryDatabase(vertx, options);
  }

  @Test
  void aCopyHasTheLimitsOfItsOriginal() {
    Database original = open(new DataOptions().setMaxEntries(2).setMaxKey(2000));
    DataPath path = DataPath.of("a", "x".repeat(2000));
    original.put(path, Value.of("1"));
    Database copy = MemoryDatabase.copy(vertx, original);
    assertThat(copy.read(path.parent()).value(path.last())).isEqualTo(Value.of("1"));
    copy.put(path, Value.of("2"));
    copy.put(DataPath.of("b"), Value.of("3"));
    assertThatThrownBy(() -> copy.put(DataPath.of("c"), Value.of("4"))).isInstanceOf(DataException.class);
    assertThat(original.read(path.parent()).value(path.last())).isEqualTo(Value.of("1"));
    assertThat(original.read(DataPath.ROOT).value(Key.of("b"))).isNull();
  }
}
