package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataException;
import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaTest {

  private static final DataPath PATH = DataPath.of("t", "k");

  private final Replica replica = Replica.create(new DataOptions(), System::currentTimeMillis);

  @Test
  void writesOnlyWhatIsStillThere() {
    replica.put(PATH, Value.of("1"));
    Register seen = replica.register(PATH);
    replica.put(PATH, Value.of("2"));
    assertThat(replica.compareAndSet(PATH, seen, Value.of("3"))).isFalse();
    assertThat(replica.compareAndSet(PATH, null, Value.of("3"))).isFalse();
    assertThat(replica.compareAndSet(PATH, replica.register(PATH), Value.of("3"))).isTrue();
    assertThat(replica.register(PATH).value()).isEqualTo(Value.of("3"));
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "' 1 ', 3", "-0x10, -14", "0x1p4, 18", "1e2, 102", ".5, 2.5"})
  void addsToWhatIsANumberInScripts(String text, String sum) {
    replica.put(PATH, Value.of(text));
    assertThat(replica.increment(PATH, 2).value()).isEqualTo(Value.of(sum));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "1D", "NaN", "Infinity", "", "1 2", "0x", "1e", "\0001"})
  void addsToNothingElse(String text) {
    replica.put(PATH, Value.of(text));
    assertThatThrownBy(() -> replica.increment(PATH, 2)).isInstanceOf(DataException.class).hasMessageContaining("no number");
    assertThat(replica.register(PATH).value()).isEqualTo(Value.of(text));
  }

  @Test
  void takesARemovalThatAnotherNodeHasForgottenForNothing() {
    Register forgotten = new Register(new Stamp(5, 6), null, 0);
    assertThat(replica.compareAndSet(PATH, forgotten, Value.of("1"))).isTrue();
    replica.remove(PATH);
    assertThat(replica.register(PATH)).isNotNull();
    assertThat(replica.compareAndSet(PATH, null, Value.of("2"))).isTrue();
    assertThat(replica.compareAndSet(PATH, forgotten, Value.of("3"))).isFalse();
    assertThat(replica.register(PATH).value()).isEqualTo(Value.of("2"));
  }
}
