package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingsTest {

  private static final Secret SECRET = new Secret("test", "what all know");

  private final List<String> members = new ArrayList<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Queue<Runnable> frames = new ArrayDeque<>();
  private Predicate<String> lost = to -> false;
  private long now = 1;

  /** A node with its greetings and what it says of its links. */
  private final class Node implements Carrier {

    private final String id;
    private final List<String> events = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Greetings greetings;

    Node(String id, Secret secret, int protocol) {
      this.id = id;
      members.add(id);
      nodes.put(id, this);
      greetings = new Greetings(this, secret, protocol, new AboutNode("node " + id, "127.0.0.1", 1, "", "v" + protocol,
          List.of()), new Acquaintances(List.of()), () -> now);
      greetings.onLinked((info, session) -> events.add("+" + info.id()), other -> events.add("-" + other));
      greetings.onRefusal(refusals::add);
    }

    @Override
    public String self() {
      return id;
    }

    @Override
    public List<String> members() {
      return List.copyOf(members);
    }

    @Override
    public String place(String other) {
      return "place of " + other;
    }

    @Override
    public void send(String to, Buffer frame) {
      if (!lost.test(to)) {
        frames.add(() -> nodes.get(to).greetings.receive(FrameCodec.decode(frame)));
      }
    }
  }

  @Test
  void membersMeetWhoeverHasTheSmallerId() {
    Node b = node("b");
    Node a = node("a");
    Node c = node("c");
    ticks(1);
    assertThat(a.events).containsExactlyInAnyOrder("+b", "+c");
    assertThat(b.events).containsExactlyInAnyOrder("+a", "+c");
    assertThat(c.events).containsExactlyInAnyOrder("+a", "+b");
  }

  @Test
  void whoWasThereWaitsForWhoComes() {
    Node a = node("a");
    ticks(1);
    members.add("b");
    ticks(3);
    assertThat(frames).isEmpty();
    assertThat(a.greetings.metElders()).isTrue();
  }

  @Test
  void whoLeavesTheClusterLosesItsLinkAndMayComeBack() {
    Node a = node("a");
    Node b = node("b");
    ticks(1);
    members.remove("b");
    a.greetings.tick();
    assertThat(a.events).containsExactly("+b", "-b");
    members.add("b");
    ticks(20);
    assertThat(a.events).containsExactly("+b", "-b", "+b");
    // b had never lost it, yet what a has missed must be told again.
    assertThat(b.events).containsExactly("+a", "-a", "+a");
  }

  @Test
  void aLinkThatOnlyTheOtherLostIsMadeAnew() {
    Node a = node("a");
    Node b = node("b");
    ticks(1);
    b.greetings.bye("a");
    members.remove("a");
    b.greetings.tick();
    members.add("a");
    ticks(20);
    assertThat(b.events).containsExactly("+a", "-a", "+a");
    assertThat(a.events).containsExactly("+b", "-b", "+b");
  }

  @Test
  void manyLooksInAMomentMakeOneLink() {
    Node b = node("b");
    Node a = node("a");
    for (int i = 0; i < 5; i++) {
      b.greetings.tick();
      a.greetings.tick();
    }
    ticks(20);
    assertThat(a.events).containsExactly("+b");
    assertThat(b.events).containsExactly("+a");
  }

  @ParameterizedTest
  @ValueSource(longs = {Greetings.PATIENCE, Greetings.COURTESY})
  void aNodeThatTakesItsTimeIsMetOnce(long wait) {
    Node b = node("b");
    Node a = node("a");
    a.greetings.tick();
    frames.remove().run();
    frames.remove().run();
    // The proof is on its way.
    now += wait;
    a.greetings.tick();
    deliver();
    ticks(20);
    assertThat(a.events).containsExactly("+b");
    assertThat(b.events).containsExactly("+a");
  }

  @Test
  void lostFramesAreSentAgain() {
    Node a = node("a");
    Node b = node("b");
    Random random = new Random(1);
    lost = to -> random.nextInt(3) == 0;
    ticks(100);
    assertThat(a.events).last().isEqualTo("+b");
    assertThat(b.events).last().isEqualTo("+a");
  }

  @Test
  void aForgedKnockChangesNothingWhileItsNodeIsHeard() {
    Node a = node("a");
    Node b = node("b");
    ticks(1);
    for (int i = 0; i < 20; i++) {
      a.greetings.heard("b");
      a.greetings.receive(new Frame.Knock(new Frame.Head(1, "b", "v1")));
      ticks(1);
    }
    assertThat(a.events).containsExactly("+b");
    assertThat(b.events).containsExactly("+a");
  }

  @Test
  void whoDoesNotAnswerIsAskedLessOften() {
    node("a");
    node("b");
    int[] sent = {0};
    lost = to -> ++sent[0] > 0;
    ticks(40);
    int first = sent[0];
    ticks(40);
    assertThat(sent[0] - first).isLessThan(first / 2);
  }

  @Test
  void whoSaysGoodbyeIsLeftAlone() {
    Node a = node("a");
    node("b");
    ticks(1);
    a.greetings.bye("b");
    ticks(10);
    assertThat(a.events).containsExactly("+b", "-b");
  }

  @Test
  void aStrangerIsRefusedAndToldWhy() {
    Node a = node("a");
    Node b = new Node("b", new Secret("test", "guessed"), 1);
    ticks(3);
    assertThat(a.events).isEmpty();
    assertThat(b.events).isEmpty();
    assertThat(b.refusals).isNotEmpty().allMatch(reason -> reason.contains("cluster.secret"));
    assertThat(a.refusals).as("a was there first").isEmpty();
  }

  @Test
  void anotherProtocolIsRefusedWithBothVersions() {
    Node a = node("a");
    Node b = new Node("b", SECRET, 2);
    ticks(3);
    assertThat(a.events).isEmpty();
    assertThat(a.refusals).isEmpty();
    assertThat(b.refusals).isNotEmpty().allMatch(reason -> reason.contains("Moonbus v1 with protocol 1")
        && reason.contains("Moonbus v2 with protocol 2"));
    assertThat(b.greetings.metElders()).isFalse();
  }

  @Test
  void nobodyElseCanEndALinkByAnotherProtocolOrARefusal() {
    Node a = node("a");
    Node b = node("b");
    ticks(1);
    Frame.Head forged = new Frame.Head(2, "a", "v2");
    for (Frame.Greeting greeting : List.of(new Frame.Knock(forged), new Frame.Refused(forged, true),
        new Frame.Refused(new Frame.Head(1, "a", "v1"), false))) {
      b.greetings.receive(FrameCodec.decode(FrameCodec.encode(greeting)));
    }
    ticks(3);
    assertThat(b.refusals).isEmpty();
    assertThat(a.events).containsExactly("+b");
    assertThat(b.events).containsExactly("+a");
  }

  @Test
  void whoIsNoMemberIsNotAnswered() {
    Node a = node("a");
    Node b = node("b");
    members.remove("b");
    b.send("a", FrameCodec.encode(new Frame.Knock(new Frame.Head(1, "b", "v1"))));
    deliver();
    assertThat(a.events).isEmpty();
  }

  @Test
  void aStartIsOverWhenTheEldersAreMetOrGone() {
    node("a");
    Node b = node("b");
    Node c = node("c");
    assertThat(c.greetings.metElders()).isFalse();
    lost = to -> to.equals("b");
    ticks(4);
    assertThat(c.greetings.metElders()).isFalse();
    members.remove(b.id);
    c.greetings.tick();
    assertThat(c.greetings.metElders()).isTrue();
  }

  private Node node(String id) {
    return new Node(id, SECRET, 1);
  }

  private void ticks(int count) {
    for (int i = 0; i < count; i++) {
      nodes.values().forEach(node -> node.greetings.tick());
      deliver();
      now += 500;
    }
  }

  private void deliver() {
    while (!frames.isEmpty()) {
      frames.poll().run();
    }
  }
}
