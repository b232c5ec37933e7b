package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules whose breach needs so many coincidences to do harm that chance seldom finds it. */
class RulesTest {

  private static final DataPath PATH = DataPath.of("k");

  private final Random random = new Random(7);
  private final SimDisk diskA = new SimDisk();
  private final SimDisk diskB = new SimDisk();
  private final List<Message> fromA = new ArrayList<>();
  private final List<Message> fromB = new ArrayList<>();
  private long now = 1_700_000_000_000L;
  private ReplicaNode a;
  private ReplicaNode b;

  @BeforeEach
  void meet() throws IOException {
    a = open(diskA, fromA);
    now++;
    b = open(diskB, fromB);
    a.replica().put(PATH, Value.of("1"));
    store(a, diskA);
    a.joined("b");
    b.joined("a");
    settle();
  }

  private ReplicaNode open(Store store, List<Message> sent) throws IOException {
    return ReplicaNode.open(store, new DataOptions(), () -> now, random::nextLong, new Output() {
      @Override
      public void send(String node, Message message) {
        sent.add(message);
      }

      @Override
      public void warn(String message) {
        throw new AssertionError(message);
      }
    });
  }

  private static void store(ReplicaNode node, SimDisk disk) {
    ReplicaNode.Write write = node.write(node.drain(), false);
    write.batches().forEach(disk::write);
    write.succeeded();
  }

  private void deliver() {
    while (!fromA.isEmpty() || !fromB.isEmpty()) {
      List<Message> toB = List.copyOf(fromA);
      List<Message> toA = List.copyOf(fromB);
      fromA.clear();
      fromB.clear();
      toB.forEach(message -> b.receive("a", message, now));
      toA.forEach(message -> a.receive("b", message, now));
    }
  }

  private void settle() {
    for (int i = 0; i < 8; i++) {
      now += 1000;
      deliver();
      store(a, diskA);
      store(b, diskB);
      a.tick(now);
      b.tick(now);
    }
    deliver();
  }

  private static Value value(ReplicaNode node) {
    return node.replica().read(DataPath.ROOT).value(Key.of("k"));
  }

  private static <T extends Message> List<T> only(List<Message> messages, Class<T> type) {
    return messages.stream().filter(type::isInstance).map(type::cast).toList();
  }

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
    a.receive("c", pull, now);
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
