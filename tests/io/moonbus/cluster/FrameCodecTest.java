package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.cluster.Frame.Head;
import io.moonbus.cluster.Frame.Tag;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

  private static final Head HEAD = new Head(65535, "id", "1.0");
  private static final Tag TAG = new Tag(Long.MIN_VALUE, 42);

  @Test
  void greetingsComeBackAsTheyWere() {
    byte[] nonce = Secret.nonce();
    byte[] proof = new byte[Secret.DIGEST];
    byte[] about = {1, 2, 3};
    assertThat(read(FrameCodec.encode(new Frame.Knock(HEAD)))).isEqualTo(new Frame.Knock(HEAD));
    assertThat(((Frame.Hello) read(FrameCodec.encode(new Frame.Hello(HEAD, nonce)))).nonce()).isEqualTo(nonce);
    assertThat(read(FrameCodec.encode(new Frame.Reply(HEAD, nonce, nonce, about, proof))))
        .usingRecursiveComparison().isEqualTo(new Frame.Reply(HEAD, nonce, nonce, about, proof));
    assertThat(read(FrameCodec.encode(new Frame.Proof(HEAD, nonce, nonce, about, proof))))
        .usingRecursiveComparison().isEqualTo(new Frame.Proof(HEAD, nonce, nonce, about, proof));
    assertThat(read(FrameCodec.encode(new Frame.Refused(HEAD, true)))).isEqualTo(new Frame.Refused(HEAD, true));
  }

  @Test
  void messagesComeBackAsTheyWere() {
    Buffer body = Buffer.buffer("body");
    byte[] topic = "tópic".getBytes(StandardCharsets.UTF_8);
    assertThat(read(FrameCodec.message(TAG, -7, topic, body))).isEqualTo(new Frame.Message(TAG, -7, "tópic", body));
    assertThat(read(FrameCodec.answer(TAG, 8, Buffer.buffer()))).isEqualTo(new Frame.Answer(TAG, 8, Buffer.buffer()));
    assertThat(read(FrameCodec.failed(TAG, 9, new NodeException(NodeException.Reason.FAILED, "why"))))
        .isEqualTo(new Frame.Failed(TAG, 9, NodeException.Reason.FAILED, "why"));
    assertThat(read(FrameCodec.welcome(TAG))).isEqualTo(new Frame.Welcome(TAG));
    assertThat(read(FrameCodec.bye(TAG))).isEqualTo(new Frame.Bye(TAG));
    assertThat(((Frame.About) read(FrameCodec.about(TAG, new byte[] {5}))).about()).containsExactly(5);
  }

  @Test
  void aTopicMayHave255Bytes() {
    byte[] topic = "t".repeat(255).getBytes(StandardCharsets.UTF_8);
    assertThat(((Frame.Message) read(FrameCodec.message(TAG, 0, topic, Buffer.buffer()))).topic()).hasSize(255);
  }

  @Test
  void whatEndsTooEarlyIsNoFrame() {
    Buffer whole = FrameCodec.message(TAG, 1, "topic".getBytes(StandardCharsets.UTF_8), Buffer.buffer());
    for (int length = 0; length < whole.length(); length++) {
      Buffer cut = whole.getBuffer(0, length);
      assertThatThrownBy(() -> FrameCodec.decode(cut)).isInstanceOf(FrameException.class).hasMessageContaining("ends at byte");
    }
  }

  @Test
  void unknownKindsAndReasonsAreNoFrames() {
    assertThatThrownBy(() -> FrameCodec.decode(Buffer.buffer(new byte[40]).setByte(0, (byte) 99)))
        .isInstanceOf(FrameException.class).hasMessage("unknown kind 99");
    assertThatThrownBy(() -> FrameCodec.decode(Buffer.buffer(new byte[40]))).isInstanceOf(FrameException.class);
    Buffer failed = FrameCodec.failed(TAG, 9, new NodeException(NodeException.Reason.FAILED, ""));
    assertThatThrownBy(() -> FrameCodec.decode(failed.setByte(25, (byte) -1))).hasMessage("unknown reason -1");
  }

  @Test
  void whatANodeTellsOfItselfHasALimit() {
    assertThatThrownBy(() -> FrameCodec.decode(FrameCodec.about(TAG, new byte[FrameCodec.MAX_ABOUT + 1])))
        .isInstanceOf(FrameException.class).hasMessageContaining("at most 16384 are allowed");
  }

  @Test
  void longReasonsOfFailuresAreCut() {
    Frame.Failed failed = (Frame.Failed) read(
        FrameCodec.failed(TAG, 1, new NodeException(NodeException.Reason.FAILED, "x".repeat(100_000))));
    assertThat(failed.text()).hasSize(4096);
  }

  private static Frame read(Buffer bytes) {
    return FrameCodec.decode(bytes);
  }
}
