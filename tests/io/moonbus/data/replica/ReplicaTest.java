package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import org.junit.jupiter.api.Test;

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
