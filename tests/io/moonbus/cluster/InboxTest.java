package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final NodeInfo FROM = new NodeInfo("n", "n", "h", 1, "", "", false, Map.of());

  private final Topics topics = new Topics(Runnable::run);
  private final Inbox inbox = new Inbox(topics);
  private final List<String> got = new ArrayList<>();

  @Test
  void whileTheNodeStartsMessagesWaitForTheirHandler() {
    Future<Buffer> answer = take("1");
    take("2");
    assertThat(answer.isComplete()).isFalse();
    handle();
    assertThat(got).containsExactly("1", "2");
    assertThat(answer.result().toString()).isEqualTo("got 1");
    take("3");
    assertThat(got).containsExactly("1", "2", "3");
  }

  @Test
  void whenTheNodeHasStartedNothingWaits() {
    Future<Buffer> answer = take("1");
    inbox.ready();
    assertThat(answer.failed()).isTrue();
    assertThat(((NodeException) take("2").cause()).reason()).isEqualTo(NodeException.Reason.NO_HANDLER);
  }

  @Test
  void whatWaitsHasALimit() {
    Buffer large = Buffer.buffer(new byte[20 << 20]);
    for (int i = 0; i < 3; i++) {
      assertThat(inbox.take(FROM, "topic", large).isComplete()).isFalse();
    }
    assertThat(inbox.take(FROM, "topic", large).cause()).hasMessage("the node is still starting");
    handle();
    inbox.opened("other");
    assertThat(inbox.take(FROM, "other", large).isComplete()).as("there is room again").isFalse();
  }

  private Future<Buffer> take(String text) {
    return inbox.take(FROM, "topic", Buffer.buffer(text));
  }

  private void handle() {
    topics.handle("topic", (from, body) -> {
      got.add(body.length() < 10 ? body.toString() : "large");
      return Future.succeededFuture(Buffer.buffer("got " + got.get(got.size() - 1)));
    });
    inbox.opened("topic");
  }
}
