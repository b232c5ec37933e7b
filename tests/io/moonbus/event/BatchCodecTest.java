package io.moonbus.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchCodecTest {

  private static final Logger LOG = Logger.getLogger("io.moonbus.event.BatchCodec");
  private static final BatchCodec<EventBatch, ClientEvent> EVENTS = BatchCodec.events();
  private static final BatchCodec<MessageBatch, ClientMessage> MESSAGES = BatchCodec.messages();

  private static final Payload VALUES = Payload.of(null, true, false, 1, -5, Long.MAX_VALUE, 1.5, "é", "",
      Buffer.buffer("raw"), Instant.ofEpochSecond(-1, 999_999_999), Arrays.asList(1, null, List.of()),
      Map.of("k", Map.of("deep", List.of(1))));
  private static final Payload JSON = Payload.encoded(Format.JSON, Buffer.buffer("[1]"), 1);
  private static final EventBatch EVENT_BATCH = new EventBatch(List.of(
      new ClientEvent.Connect("a", new ClientInfo("WebSocket", "/chat", "x=1", "h:1", "h:2", Map.of("Host", "h"),
          Format.JSON, "moonbus.protocol.x"), VALUES),
      new ClientEvent.Call("a", -1, "f", JSON, Format.RAW, null),
      new ClientEvent.Call("a", Long.MAX_VALUE, null, Payload.encoded(Format.RAW, Buffer.buffer()), Format.JSON,
          Map.of("Cookie", "c")),
      new ClientEvent.Read("a", 3, "", Payload.NONE, Format.XMLRPC, Map.of()),
      new ClientEvent.Ping("a", 12), new ClientEvent.Disconnect("a", "gone")));
  private static final MessageBatch MESSAGE_BATCH = new MessageBatch(List.of(
      new ClientMessage.Accepted("a", Map.of("timeout", 5, "index", false)),
      new ClientMessage.Rejected("a", new Failure(500, "why")),
      new ClientMessage.Result("a", 1, JSON), new ClientMessage.Failed("a", 2, new Failure(404, "no", "f")),
      new ClientMessage.FileReply("a", 3, null, null), new ClientMessage.FileReply("a", 4, "f", Map.of("x", "1")),
      new ClientMessage.Push("a", ClientMessage.Kind.STATUS, "c", VALUES),
      new ClientMessage.Cookie("a", "x=1; Path=/"), new ClientMessage.Close("a", 4000, "")));

  private static Level level;

  @BeforeAll
  @BeforeContainer
  static void silence() {
    level = LOG.getLevel();
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  @AfterContainer
  static void restore() {
    LOG.setLevel(level);
  }

  @Test
  void keepsEveryEvent() {
    assertThat(EVENTS.decodeFromWire(0, wire(EVENT_BATCH))).isEqualTo(EVENT_BATCH);
  }

  @Test
  void keepsEveryMessage() {
    assertThat(MESSAGES.decodeFromWire(0, wire(MESSAGE_BATCH))).isEqualTo(MESSAGE_BATCH);
  }

  @Test
  void readsABatchThatFollowsSomethingElse() {
    Buffer buffer = Buffer.buffer("head");
    EVENTS.encodeToWire(buffer, EVENT_BATCH);
    assertThat(EVENTS.decodeFromWire(4, buffer)).isEqualTo(EVENT_BATCH);
  }

  @Test
  void dropsABatchOfAnotherVersion() {
    Buffer buffer = wire(EVENT_BATCH).setByte(0, (byte) 2);
    assertThat(EVENTS.decodeFromWire(0, buffer).events()).isEmpty();
  }

  @Test
  void dropsABatchThatIsCutOffAnywhere() {
    Buffer whole = wire(MESSAGE_BATCH);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(MESSAGES.decodeFromWire(0, whole.getBuffer(0, length)).messages()).isEmpty();
    }
  }

  @Test
  void dropsValuesThatAreNestedTooDeep() {
    Object value = List.of();
    for (int i = 1; i < BatchCodec.MAX_DEPTH; i++) {
      value = List.of(value);
    }
    assertThat(sent(value)).hasSize(1);
    assertThat(sent(List.of(value))).isEmpty();
  }

  private static List<ClientMessage> sent(Object value) {
    Buffer buffer = Buffer.buffer();
    MESSAGES.encodeToWire(buffer, new MessageBatch(List.of(
        new ClientMessage.Push("a", ClientMessage.Kind.MESSAGE, null, Payload.of(value)))));
    return MESSAGES.decodeFromWire(0, buffer).messages();
  }

  @Property
  void survivesAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
    survive(bytes);
  }

  @Property
  void survivesAnyDamage(@ForAll @Size(max = 5) List<@IntRange(max = 100_000) Integer> places, @ForAll byte[] values) {
    survive(damaged(places, values));
  }

  @Tag("long")
  @Property(tries = 5_000_000)
  void survivesMuchDamage(@ForAll @Size(max = 5) List<@IntRange(max = 100_000) Integer> places,
                          @ForAll byte[] values) {
    survive(damaged(places, values));
  }

  private static byte[] damaged(List<Integer> places, byte[] values) {
    byte[] bytes = (values.length % 2 == 0 ? wire(EVENT_BATCH) : wire(MESSAGE_BATCH)).getBytes();
    for (int i = 0; i < places.size(); i++) {
      bytes[places.get(i) % bytes.length] = values.length == 0 ? 0 : values[i % values.length];
    }
    return bytes;
  }

  private static void survive(byte[] bytes) {
    EventBatch events = EVENTS.decodeFromWire(0, Buffer.buffer(bytes));
    assertThat(EVENTS.decodeFromWire(0, wire(events)).events()).hasSameSizeAs(events.events());
    MessageBatch messages = MESSAGES.decodeFromWire(0, Buffer.buffer(bytes));
    assertThat(MESSAGES.decodeFromWire(0, wire(messages)).messages()).hasSameSizeAs(messages.messages());
  }

  private static Buffer wire(EventBatch batch) {
    Buffer buffer = Buffer.buffer();
    EVENTS.encodeToWire(buffer, batch);
    return buffer;
  }

  private static Buffer wire(MessageBatch batch) {
    Buffer buffer = Buffer.buffer();
    MESSAGES.encodeToWire(buffer, batch);
    return buffer;
  }
}
