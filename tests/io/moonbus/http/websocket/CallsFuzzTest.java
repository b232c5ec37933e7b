package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.fuzz.LongRun;
import io.moonbus.fuzz.Seeds;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts made of the pieces of JSON and JSON-RPC, in any order. */
class CallsFuzzTest extends WebSocketTestBase {

  private static final Seeds SEEDS = Seeds.of("calls", "[", "]", "{", "}", ",", ":", "\"jsonrpc\":\"2.0\",", "\"method\"",
      "\"id\":1", "\"params\"", "\"echo\"", "null", "\\ud83d", "1e5", "\u0000");

  private RawClient client;
  private int asked;

  @BeforeProperty
  void begin() throws Exception {
    start();
    client = open();
  }

  @AfterProperty
  void end() throws Exception {
    client.close();
    stop();
  }

  @Property
  void answersWhateverCameBefore(@ForAll("texts") String text) throws IOException {
    survives(text);
  }

  @Test
  @Tag("long")
  void answersWhateverDamagedCallCameBefore() throws Exception {
    begin();
    LongRun.of(SEEDS, input -> {
      try {
        survives(text(input));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    end();
  }

  /** The connection must answer the next call; a client that happened to be understood as JSON-RPC is replaced. */
  private void survives(String text) throws IOException {
    String answer = "[\"asked\"," + ++asked + "]";
    client.text(text).text("[\"echo\",\"asked\"," + asked + "]");
    RawClient.Frame frame = client.read();
    boolean rpc = false;
    while (!frame.text().equals(answer)) {
      assertThat(frame.opcode()).as(text).isIn(RawClient.TEXT, RawClient.BINARY);
      rpc |= frame.text().contains("jsonrpc");
      frame = client.read();
    }
    application.events.clear();
    if (rpc && asked % 2 == 0) {
      client.close();
      client = open();
    }
  }

  @Property(tries = 5000)
  void takesForJsonWhatTheReaderTakes(@ForAll("texts") String text) {
    agree("[" + text);
  }

  @Test
  @Tag("long")
  void takesForJsonWhatTheReaderTakesOfDamagedCalls() {
    LongRun.of(SEEDS, input -> agree("[" + text(input)));
  }

  /** Damage may end in the middle of a character; what is sent is text all the same. */
  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static void agree(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean json = new JsonScan(Limits.DEFAULT.depth()).on(bytes).whole() >= 0;
    String trouble = trouble(bytes);
    // A number that no double holds ends the reader before it has seen the rest; the scan need not know.
    if (trouble == null || !trouble.startsWith("number out of range")) {
      assertThat(json).as(text).isEqualTo(trouble == null);
    }
  }

  private static String trouble(byte[] bytes) {
    try {
      Values.reader(Payload.encoded(Format.JSON, Buffer.buffer(bytes)), Limits.DEFAULT)
          .readTo(Values.writer(Format.VALUES, Limits.DEFAULT));
      return null;
    } catch (ValueException e) {
      return e.getMessage();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of("[", "]", "{", "}", ",", ":", "\"jsonrpc\":\"2.0\"", "\"jsonrpc\"",
        "\"method\"", "\"method\":\"echo\",", "\"id\"", "\"id\":1,", "\"params\"", "\"params\":[1]", "\"echo\"",
        "\"error\"", "\"result\"", "null", "true", "false", "0", "1", "-", ".", "e", "+", "\"", "\\", "\\u0041",
        "\\ud83d", " ", "\n", "\t", "\u0001", "é", "\uD83D\uDE00", "nothing");
    return pieces.list().ofMaxSize(25).map(list -> String.join("", list));
  }
}
