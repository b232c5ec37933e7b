package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules whose breach needs so many coincidences to do harm that chance seldom finds it. */
class RulesTest extends TwoNodes {

  @Test
  void theyHaveMet() {
    assertThat(value(b)).isEqualTo(Value.of("1"));
    assertThat(a.caughtUp() && b.caughtUp()).isTrue();
  }

  @Test
  void lagGrowsWhileWritesOfAReachableNodeAreMissing() {
    long before = b.lagMillis(now);
    assertThat(before).isLessThanOrEqualTo(1000);
    now += 5000;
    a.tick(now);
    fromA.clear();
    b.tick(now);
    assertThat(b.lagMillis(now)).isEqualTo(before + 5000);
    settle();
    assertThat(b.lagMillis(now)).isLessThanOrEqualTo(1000);
  }

  @Test
  void aNodeTellsOfNothingThatItCouldForget() {
    a.replica().remove(PATH);
    a.drain();
    deliver();
    assertThat(value(b)).isNull();
    b.drain();
    b.tick(now += 1000);
    long removal = a.replica().state().tombstones.first().time();
    long writer = a.replica().state().self.origin();
    store(a, diskA);
    a.tick(now);
    deliver();
    b.tick(now += 1000);
    assertThat(only(fromB, Message.Digest.class).get(0).known().get(writer)).isLessThan(removal);
    store(b, diskB);
    deliver();
    b.tick(now += 1000);
    assertThat(only(fromB, Message.Digest.class).get(0).known().get(writer)).isGreaterThanOrEqualTo(removal);
  }

  @Test
  void aRemovalIsRememberedUntilTheAbsentKnowOfIt() {
    a.left("b");
    b.left("a");
    fromA.clear();
    a.replica().remove(PATH);
    for (int i = 0; i < 20; i++) {
      now += 60_000;
      store(a, diskA);
      a.tick(now);
      assertThat(a.collect()).isFalse();
    }
    assertThat(a.replica().state().tombstones).hasSize(1);
    fromA.clear();
    fromB.clear();
    a.joined("b");
    b.joined("a");
    settle();
    assertThat(value(b)).isNull();
    assertThat(a.collect() || b.collect()).isFalse();
    assertThat(a.replica().state().tombstones).isEmpty();
    assertThat(b.replica().state().tombstones).isEmpty();
  }

  @Test
  void nothingIsCollectedWhileWritesAreTakenOver() {
    a.replica().remove(PATH);
    settle();
    a.left("b");
    a.joined("b");
    fromB.clear();
    b.tick(now);
    deliverDigestsToA();
    assertThat(only(fromA, Message.Pull.class)).isNotEmpty();
    assertThat(a.collect()).isFalse();
    assertThat(a.replica().state().tombstones).hasSize(1);
    deliver();
    assertThat(a.collect()).isFalse();
    assertThat(a.replica().state().tombstones).isEmpty();
  }

  private void deliverDigestsToA() {
    only(fromB, Message.Digest.class).forEach(digest -> a.receive("b", digest, now));
    fromB.clear();
  }

  @Test
  void aStrangerIsAnsweredWhenItIsStoredAsAMember() {
    fromA.clear();
    long stranger = Origins.of(12345, 0);
    Message.Pull pull = new Message.Pull(1, stranger, a.replica().state().self.history(), true, Vector.EMPTY, null);
    a.joined("c");
    fromA.clear();
    a.receive("c", pull, now);
    assertThat(only(fromA, Message.Page.class)).isEmpty();
    store(a, diskA);
    assertThat(only(fromA, Message.Page.class)).hasSize(1);
    store(a, diskA);
    assertThat(only(fromA, Message.Page.class)).hasSize(1);
  }

  @Test
  void aGapIsNotTakenForKnowledge() {
    a.replica().put(PATH, Value.of("lost"));
    a.drain();
    fromA.clear();
    a.replica().put(DataPath.of("other"), Value.of("arrives"));
    store(a, diskA);
    long writer = a.replica().state().self.origin();
    long before = b.replica().state().vector.get(writer);
    only(fromA, Message.Live.class).forEach(live -> b.receive("a", live, now));
    fromA.clear();
    assertThat(b.replica().state().vector.get(writer)).isEqualTo(before);
    assertThat(only(fromB, Message.Pull.class)).hasSize(1);
    deliver();
    assertThat(value(b)).isEqualTo(Value.of("lost"));
  }

  @Test
  void writesThatOnlyAnotherHasAreTakenOverAfterTheirWriterHasGone() {
    long gone = Origins.of(777, 0);
    Op op = new Op(DataPath.of("rescued"), new io.moonbus.data.Register(
        new io.moonbus.data.Stamp(now << State.COUNTER_BITS, gone), Value.of("v"), 0));
    a.replica().learn(op.path(), op.register());
    a.joined("c");
    a.left("c");
    settle();
    assertThat(b.replica().read(DataPath.ROOT).value(Key.of("rescued"))).isEqualTo(Value.of("v"));
  }
}
