package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever bytes come from another node, they are a frame, a registration or a {@link FrameException}. */
class FrameFuzzTest {

  private static final int TRIES = 20_000;

  @Test
  void anyBytesAreAFrameOrRefused() {
    fuzz(TRIES, 1);
  }

  @Test
  @Tag("long")
  void anyBytesAreAFrameOrRefusedManyTimes() {
    fuzz(Integer.getInteger("fuzz.tries", 5_000_000), System.nanoTime());
  }

  private static void fuzz(int tries, long seed) {
    Random random = new Random(seed);
    List<Buffer> good = samples();
    for (int i = 0; i < tries; i++) {
      Buffer bytes = i % 4 == 0 ? noise(random) : mutate(good.get(random.nextInt(good.size())), random);
      String what = "seed " + seed + " try " + i + ": ";
      refused(what, () -> FrameCodec.decode(bytes.copy()));
      refused(what, () -> AboutNode.decode(bytes.getBytes()));
      refused(what, () -> Announcements.entries(new FrameReader(bytes)));
    }
  }

  private static void refused(String what, Callable<?> decoder) {
    assertThatCode(() -> {
      try {
        decoder.call();
      } catch (FrameException e) {
        // It was noticed.
      }
    }).as(what).doesNotThrowAnyException();
  }

  private static List<Buffer> samples() {
    Frame.Tag tag = new Frame.Tag(1, 2);
    Frame.Head head = new Frame.Head(1, "some-id", "1.0");
    byte[] nonce = new byte[Secret.NONCE];
    byte[] about = new AboutNode("a", "127.0.0.1", 5701, "x:80", "1.0", List.of("h:1")).encode();
    List<Buffer> samples = new ArrayList<>(List.of(FrameCodec.encode(new Frame.Knock(head)),
        FrameCodec.encode(new Frame.Hello(head, nonce)),
        FrameCodec.encode(new Frame.Reply(head, nonce, nonce, about, new byte[Secret.DIGEST])),
        FrameCodec.encode(new Frame.Refused(head, false)), FrameCodec.welcome(tag), FrameCodec.about(tag, about),
        FrameCodec.message(tag, 1, new byte[] {'t'}, Buffer.buffer("body")),
        FrameCodec.failed(tag, 1, new NodeException(NodeException.Reason.GONE, "gone"))));
    samples.add(Buffer.buffer(about));
    samples.add(Buffer.buffer().appendInt(1).appendInt(1).appendString("x").appendLong(7));
    return samples;
  }

  private static Buffer noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  private static Buffer mutate(Buffer good, Random random) {
    Buffer bytes = good.getBuffer(0, random.nextInt(good.length() + 1));
    for (int i = random.nextInt(4); i > 0 && bytes.length() > 0; i--) {
      bytes.setByte(random.nextInt(bytes.length()), (byte) random.nextInt());
    }
    return random.nextBoolean() ? bytes : bytes.appendBuffer(noise(random));
  }
}
