package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryNetworkTest {

  private final MemoryNetwork network = new MemoryNetwork();
  private final List<String> events = new ArrayList<>();
  private NodeLink a;
  private NodeLink b;
  private NodeLink c;

  @BeforeEach
  void join() {
    a = network.join("a");
    b = network.join("b");
    c = network.join("c");
    for (NodeLink node : List.of(a, b, c)) {
      node.handle("note", (from, body) -> {
        events.add(from.name() + ">" + node.self().name() + ":" + body);
        return null;
      });
      node.handle("echo", (from, body) -> Future.succeededFuture(body.appendString("!")));
    }
  }

  @Test
  void everyNodeKnowsTheOthers() {
    assertThat(a.nodes()).extracting(NodeInfo::id).containsExactly("b", "c");
    assertThat(c.nodes()).extracting(NodeInfo::id).containsExactly("a", "b");
  }

  @Test
  void messagesArriveInOrderAtTheirNodeAlone() {
    a.send("b", "note", Buffer.buffer("1"));
    a.send("b", "note", Buffer.buffer("2"));
    assertThat(events).containsExactly("a>b:1", "a>b:2");
  }

  @Test
  void publishingReachesAllOthers() {
    b.publish("note", Buffer.buffer("x"));
    assertThat(events).containsExactly("b>a:x", "b>c:x");
  }

  @Test
  void whatAHandlerSendsFollowsWhatItHandles() {
    b.handle("note", (from, body) -> {
      b.send("c", "note", Buffer.buffer("from inside"));
      events.add("handled");
      return null;
    });
    a.send("b", "note", Buffer.buffer());
    assertThat(events).containsExactly("handled", "b>c:from inside");
  }

  @Test
  void aRequestIsAnsweredWithoutTouchingTheSendersBuffer() {
    Buffer body = Buffer.buffer("hi");
    assertThat(a.request("c", "echo", body).result().toString()).isEqualTo("hi!");
    assertThat(body.toString()).isEqualTo("hi");
  }

  @Test
  void partsThatAreCutOffLeaveEachOtherUntilTheyAreHealed() {
    a.onJoin(node -> events.add("+" + node.id()));
    a.onLeave(node -> events.add("-" + node.id()));
    network.partition(a);
    assertThat(a.nodes()).isEmpty();
    assertThat(b.nodes()).extracting(NodeInfo::id).containsExactly("c");
    assertThat(reason(a.request("b", "echo", Buffer.buffer()))).isEqualTo(NodeException.Reason.GONE);
    network.heal();
    assertThat(a.nodes()).hasSize(2);
    assertThat(events).startsWith("+b", "+c", "-b", "-c").endsWith("+c").hasSize(6).contains("+b");
  }

  @Test
  void lostMessagesDoNotArriveAndLostRequestsFail() {
    network.lose(parcel -> parcel.to().id().equals("b"));
    a.publish("note", Buffer.buffer("x"));
    assertThat(events).containsExactly("a>c:x");
    assertThat(reason(a.request("b", "echo", Buffer.buffer()))).isEqualTo(NodeException.Reason.TIMEOUT);
  }

  @Test
  void whatIsHeldHappensWhenItIsReleased() {
    network.hold();
    Future<Buffer> answer = a.request("b", "echo", Buffer.buffer());
    network.leave(b);
    assertThat(answer.isComplete()).isFalse();
    network.release();
    assertThat(answer.succeeded()).isTrue();
    assertThat(a.nodes()).extracting(NodeInfo::id).containsExactly("c");
    a.send("c", "note", Buffer.buffer("goes on"));
    assertThat(events).containsExactly("a>c:goes on");
  }

  @Test
  void aNodeThatLeavesIsGone() {
    network.leave(c);
    assertThat(b.nodes()).extracting(NodeInfo::id).containsExactly("a");
    assertThat(reason(b.request("c", "echo", Buffer.buffer()))).isEqualTo(NodeException.Reason.GONE);
  }

  private static NodeException.Reason reason(Future<?> failed) {
    return ((NodeException) failed.cause()).reason();
  }
}
