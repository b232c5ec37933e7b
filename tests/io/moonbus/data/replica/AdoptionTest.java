package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import org.junit.jupiter.api.Test;

class AdoptionTest {

  private static final long NEW = 77;

  private final Replica sponsor = Replica.create(new DataOptions(), () -> 1_000_000);
  private final Replica own = Replica.create(new DataOptions(), () -> 1_000_000);

  private Adoption complete() {
    State state = sponsor.state();
    Message.Digest digest = new Message.Digest(state.self.origin(), state.self.history(), 0, true, state.clock, state.vector, 0, 0,
        state.members);
    Adoption adoption = new Adoption("node", digest, NEW, 0);
    Message.Pull pull = adoption.ask(1, 0);
    Scan.Part part = Scan.of(state.root, pull.known(), pull.after());
    assertThat(adoption.take(new Message.Page(1, state.self.origin(), state.clock, state.vector, 0, part.ops(), part.next()), 0))
        .isTrue();
    assertThat(adoption.isComplete()).isTrue();
    return adoption;
  }

  private static Value value(State state, String key) {
    return state.root.value(Key.of(key));
  }

  @Test
  void addsWhatIsWrittenMeanwhile() {
    sponsor.put(DataPath.of("theirs"), Value.of("1"));
    own.put(DataPath.of("mine"), Value.of("2"));
    own.put(DataPath.of("gone"), Value.of("3"));
    Adoption adoption = complete();
    State first = adoption.result(own.state());
    assertThat(value(first, "gone")).isEqualTo(Value.of("3"));
    // As when a script was quicker than the transition.
    own.put(DataPath.of("late"), Value.of("4"));
    own.put(DataPath.of("mine"), Value.of("5"));
    own.remove(DataPath.of("gone"));
    State second = adoption.result(own.state());
    own.put(DataPath.of("latest"), Value.of("6"));
    State last = own.change(adoption::result);
    assertThat(value(second, "late")).isEqualTo(Value.of("4"));
    assertThat(value(last, "theirs")).isEqualTo(Value.of("1"));
    assertThat(value(last, "mine")).isEqualTo(Value.of("5"));
    assertThat(value(last, "gone")).isNull();
    assertThat(value(last, "latest")).isEqualTo(Value.of("6"));
    assertThat(last.self.origin()).isEqualTo(Origins.of(NEW, 0));
    assertThat(last.sequence).isGreaterThan(second.sequence);
    Walk.registers(DataPath.ROOT, last.root, (path, node) -> assertThat(node.clock).isLessThanOrEqualTo(last.clock));
  }
}
