package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataException;
import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another node's clock is two days ahead. */
class AheadTest extends TwoNodes {

  private static final DataPath FUTURE = DataPath.of("future");

  private final List<String> warnings = new ArrayList<>();

  @Override
  void warned(String message) {
    warnings.add(message);
  }

  private long ahead() {
    return now + 2 * 86_400_000L << State.COUNTER_BITS;
  }

  private Register register() {
    return new Register(new Stamp(ahead(), b.replica().state().self.origin()), Value.of("v"), 0);
  }

  private void checkNotTaken() {
    assertThat(a.replica().register(FUTURE)).isNull();
    assertThat(a.replica().state().clock).isLessThan(ahead());
    assertThat(a.replica().state().vector.newest()).isLessThan(ahead());
    assertThat(warnings).singleElement().asString().contains("the clock of node b", "24 hours ahead");
  }

  @Test
  void liveWritesAreNotTaken() {
    long clock = b.replica().state().clock;
    a.receive("b", new Message.Live(b.replica().state().self.origin(), clock, clock + 1, clock, List.of(new Op(FUTURE, register()))),
        now);
    checkNotTaken();
  }

  @Test
  void partsOfACatchUpAreNotTaken() {
    a.left("b");
    a.joined("b");
    fromA.clear();
    b.tick(now);
    only(fromB, Message.Digest.class).forEach(digest -> a.receive("b", digest, now));
    Message.Pull pull = only(fromA, Message.Pull.class).get(0);
    State state = b.replica().state();
    a.receive("b", new Message.Page(pull.request(), state.self.origin(), state.clock, state.vector, 0,
        List.of(new Op(FUTURE, register())), null), now);
    checkNotTaken();
  }

  @Test
  void knowledgeIsNotTaken() {
    State state = b.replica().state();
    a.receive("b", new Message.Digest(state.self.origin(), state.self.history(), 0, true, state.clock,
        Vector.EMPTY.with(77, ahead()), 0, 0, state.members, new Run(1, 0, 1)), now);
    checkNotTaken();
  }

  @Test
  void requestsToTheOwnerAreRefused() {
    assertThatThrownBy(() -> a.replica().decide(new Request.Add(FUTURE, register(), 1))).isInstanceOf(DataException.class)
        .hasMessageContaining("24 hours ahead");
    assertThatThrownBy(() -> a.replica().learn(FUTURE, register())).isInstanceOf(DataException.class);
    assertThat(a.replica().register(FUTURE)).isNull();
  }
}
