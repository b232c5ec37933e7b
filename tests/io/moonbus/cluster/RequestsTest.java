package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.NodeException.Reason;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void onlyTheNodeThatWasAskedAnswersAndOnce() {
    Requests requests = new Requests(vertx, 10_000);
    Requests.Waiting request = requests.add("b");
    requests.complete("c", request.id(), Buffer.buffer("forged"));
    requests.complete(null, request.id(), Buffer.buffer("forged"));
    assertThat(request.answer().future().isComplete()).isFalse();
    requests.complete("b", request.id(), Buffer.buffer("right"));
    requests.complete("b", request.id(), Buffer.buffer("again"));
    assertThat(request.answer().future().result().toString()).isEqualTo("right");
  }

  @Test
  void requestsToANodeThatLeavesFail() {
    Requests requests = new Requests(vertx, 10_000);
    Requests.Waiting one = requests.add("b");
    Requests.Waiting other = requests.add("c");
    requests.fail("b", new NodeException(Reason.GONE, "gone"));
    assertThat(one.answer().future().failed()).isTrue();
    assertThat(other.answer().future().isComplete()).isFalse();
  }

  @Test
  void requestsWithoutAnswerFailWhenTheirTimeIsOver() {
    Requests requests = new Requests(vertx, 1);
    Requests.Waiting request = requests.add("b");
    while (!request.answer().future().isComplete()) {
      requests.expire();
      Thread.onSpinWait();
    }
    assertThat(((NodeException) request.answer().future().cause()).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(request.answer().future().cause()).hasMessageContaining("cluster.requestTimeout");
  }

  @Test
  void answersComeOnTheContextOfTheCaller() {
    Requests requests = new Requests(vertx, 10_000);
    Promise<Boolean> same = Promise.promise();
    vertx.runOnContext(v -> {
      Thread mine = Thread.currentThread();
      Requests.Waiting request = requests.add("b");
      request.answer().future().onComplete(answer -> same.complete(Thread.currentThread() == mine));
      new Thread(() -> requests.complete("b", request.id(), Buffer.buffer())).start();
    });
    assertThat(same.future().await()).isTrue();
  }
}
