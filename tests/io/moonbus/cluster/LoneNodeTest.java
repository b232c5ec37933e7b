package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoneNodeTest {

  private final NodeLink node = NodeLink.alone();

  @Test
  void itKnowsItselfAndNobodyElse() {
    assertThat(node.self().id()).isEqualTo("alone");
    assertThat(node.nodes()).isEmpty();
  }

  @Test
  void itAnswersItself() {
    node.handle("topic", (from, body) -> Future.succeededFuture(Buffer.buffer(from.id() + " " + body)));
    assertThat(node.request("alone", "topic", Buffer.buffer("hi")).result().toString()).isEqualTo("alone hi");
  }

  @Test
  void aHandlerWithoutAnswerAnswersNothing() {
    node.handle("topic", (from, body) -> null);
    assertThat(node.request("alone", "topic", Buffer.buffer()).result().length()).isZero();
  }

  @Test
  void failuresAreTyped() {
    node.handle("broken", (from, body) -> {
      throw new IllegalStateException("no");
    });
    assertThat(failure("alone", "broken")).extracting(NodeException::reason, Throwable::getMessage)
        .containsExactly(NodeException.Reason.FAILED, "no");
    assertThat(failure("alone", "unknown").reason()).isEqualTo(NodeException.Reason.NO_HANDLER);
    assertThat(failure("other", "broken").reason()).isEqualTo(NodeException.Reason.GONE);
    node.handle("broken", null);
    assertThat(failure("alone", "broken").reason()).isEqualTo(NodeException.Reason.NO_HANDLER);
  }

  @Test
  void handlersRunOnTheirContext() {
    Vertx vertx = Vertx.vertx();
    try {
      Promise<String> thread = Promise.promise();
      vertx.runOnContext(v -> {
        node.handle("topic", (from, body) -> Future.succeededFuture(Buffer.buffer(Thread.currentThread().getName())));
        thread.complete(Thread.currentThread().getName());
      });
      String expected = thread.future().await();
      assertThat(node.request("alone", "topic", Buffer.buffer()).await().toString()).isEqualTo(expected);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void topicsHaveALimit() {
    assertThatThrownBy(() -> node.handle("", null)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> node.send("alone", "é".repeat(128), Buffer.buffer()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("topic must have 1 to 255 bytes");
  }

  @Test
  void addressesOfIpV6HaveBrackets() {
    assertThat(new NodeInfo("1", "n", "::1", 5701, "", "", false, Map.of()).address()).isEqualTo("[::1]:5701");
    assertThat(new NodeInfo("1", "n", "10.0.0.1", 5701, "", "", false, Map.of()).address()).isEqualTo("10.0.0.1:5701");
  }

  private NodeException failure(String nodeId, String topic) {
    return (NodeException) node.request(nodeId, topic, Buffer.buffer()).cause();
  }
}
