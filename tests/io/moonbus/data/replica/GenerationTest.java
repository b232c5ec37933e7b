package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that started anew more often than can be counted. */
class GenerationTest extends TwoNodes {

  /** As if it had crashed very often. */
  private void exhaust() {
    Metadata stored = Messages.metadata(diskA.metadata.get(Metadata.NAME));
    long replica = Origins.replica(stored.self().origin());
    Map<Long, Member> members = new HashMap<>(stored.members());
    members.put(replica, new Member(Origins.MAX_GENERATION, false));
    diskA.metadata.put(Metadata.NAME, Messages.encode(new Metadata(new State.Identity(
        Origins.of(replica, Origins.MAX_GENERATION), stored.self().history(), 0), stored.clock(), stored.collected(),
        stored.vector(), members, stored.absences(),
        stored.position(), stored.runs())));
  }

  @Test
  void goesOnAsAnotherThatTheOthersHear() throws IOException {
    long before = a.replica().state().self.origin();
    exhaust();
    restartA();
    assertThat(Origins.replica(a.replica().state().self.origin())).isNotEqualTo(Origins.replica(before));
    a.replica().put(DataPath.of("a"), Value.of("x"));
    b.replica().put(DataPath.of("b"), Value.of("y"));
    settle();
    assertThat(b.replica().register(DataPath.of("a")).value()).isEqualTo(Value.of("x"));
    assertThat(a.replica().register(DataPath.of("b")).value()).isEqualTo(Value.of("y"));
    assertThat(a.takeAside()).isEmpty();
  }

  @Test
  void itsRemovalsAreHeardToo() throws IOException {
    exhaust();
    restartA();
    a.replica().remove(PATH);
    settle();
    assertThat(value(b)).isNull();
  }
}
