package io.moonbus.data.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WireTest {

  private static final Vector KNOWN = Vector.of(Map.of(1L, 2L, -3L, Long.MAX_VALUE));
  private static final List<Op> OPS = List.of(op("x", 0), op(null, 0), op("", 99),
      new Op(DataPath.of("a", "", "b"), new Register(new Stamp(5, -6), Value.of(true), 0)),
      new Op(DataPath.ROOT, new Register(new Stamp(5, 6), Value.of(-1.5), 0)));
  private static final List<Message> MESSAGES = List.of(new Message.Live(-1, 2, 3, 4, OPS),
      new Message.Digest(1, -2, 9, true, 3, KNOWN, 4, 5, Map.of(7L, new Member(3, true), 8L, Member.astray(4)), new Run(-1, 2, 3)),
      new Message.Pull(1, 2, 3, true, KNOWN, null), new Message.Pull(1, 2, 3, false, Vector.EMPTY, DataPath.of("p", "q")),
      new Message.Page(1, 2, 3, KNOWN, 4, OPS, DataPath.of("n")), new Message.Page(1, 2, 3, KNOWN, 4, List.of(), null));
  private static final int TRIES = 20_000;

  private static Op op(String text, long expires) {
    return new Op(DataPath.of("k"), new Register(new Stamp(5, 6), text == null ? null : Value.of(text), expires));
  }

  @Test
  void keepsEveryMessage() {
    for (Message message : MESSAGES) {
      assertThat(Messages.decode(Messages.encode(message))).isEqualTo(message);
    }
  }

  @Test
  void keepsRequestsAndReplies() {
    DataPath path = DataPath.of("k");
    for (Request request : List.of(new Request.Swap(path, OPS.get(0).register(), null), new Request.Swap(path, null, Value.of("v")),
        new Request.Add(path, OPS.get(1).register(), 1.5))) {
      assertThat(Request.decode(Request.encode(request))).isEqualTo(request);
    }
    for (Request.Reply reply : List.of(new Request.Reply(true, OPS.get(2).register(), null), new Request.Reply(false, null, "why"))) {
      assertThat(Request.reply(Request.encode(path, reply))).isEqualTo(reply);
    }
  }

  @Test
  void keepsMetadata() {
    Metadata metadata = new Metadata(new State.Identity(1, 2, 3), 3, 4, KNOWN, Map.of(5L, new Member(6, false)), Map.of(7L, 8L),
        9, Map.of(5L, new Run(-6, 7, 8)));
    assertThat(Messages.metadata(Messages.encode(metadata))).isEqualTo(metadata);
  }

  @Test
  void refusesWhatIsCutOffAnywhere() {
    for (Message message : MESSAGES) {
      Buffer whole = Messages.encode(message);
      for (int length = 0; length < whole.length(); length++) {
        Buffer part = whole.getBuffer(0, length);
        assertThatThrownBy(() -> Messages.decode(part)).isInstanceOf(MessageException.class);
      }
      assertThatThrownBy(() -> Messages.decode(whole.copy().appendByte((byte) 0))).isInstanceOf(MessageException.class);
    }
  }

  @Test
  void refusesLengthsBeyondTheLimit() {
    Buffer key = new WireWriter().octet(1).fixed(1).fixed(1).fixed(1).fixed(1).natural(1).natural(1).natural(1 << 20).out;
    assertThatThrownBy(() -> Messages.decode(key)).hasMessageContaining("length beyond");
    Buffer depth = new WireWriter().octet(1).fixed(1).fixed(1).fixed(1).fixed(1).natural(1).natural(10_000).out;
    assertThatThrownBy(() -> Messages.decode(depth)).hasMessageContaining("depth beyond 256");
  }

  @Test
  void survivesDamage() {
    damage(TRIES, new Random(1));
  }

  @Tag("long")
  @Test
  void survivesMuchDamage() {
    damage(Long.getLong("fuzz.tries", 5_000_000), new Random());
  }

  private static void damage(long tries, Random random) {
    for (long i = 0; i < tries; i++) {
      byte[] bytes = Messages.encode(MESSAGES.get(random.nextInt(MESSAGES.size()))).getBytes();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      survive(Arrays.copyOf(bytes, random.nextInt(5) > 0 ? bytes.length : random.nextInt(bytes.length)));
    }
  }

  private static void survive(byte[] bytes) {
    try {
      Message message = Messages.decode(Buffer.buffer(bytes));
      assertThat(Messages.decode(Messages.encode(message))).isEqualTo(message);
    } catch (MessageException e) {
      assertThat(e.getMessage()).contains(" at byte ");
    }
    try {
      Request.decode(Buffer.buffer(bytes));
      Request.reply(Buffer.buffer(bytes));
    } catch (MessageException e) {
      assertThat(e.getMessage()).contains(" at byte ");
    }
  }
}
