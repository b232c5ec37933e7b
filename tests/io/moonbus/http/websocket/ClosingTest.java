package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest extends WebSocketTestBase {

  @Override
  void configure() {
    options.setMaxMessage(1000).setMaxDepth(100).setClosingMillis(50);
  }

  @ParameterizedTest
  @CsvSource({
      "88810102030402, 1002, close frame of one byte",
      "83810102030479, 1002, reserved data opcode",
      "8b810102030479, 1002, reserved control opcode",
      "81ff000000020000000001020304616263, 1009, 8 GiB announced",
      "89fe007e01020304, 1002, ping of 126 bytes",
      "09810102030479, 1002, ping in fragments",
      "80810102030479, 1002, continuation of nothing",
      "0181010203047981810102030479, 1002, new message inside a fragmented one",
      "c1810102030479, 1002, reserved bit without extension",
      "810179, 1002, frame without mask",
      "818d010203045a206667696d212823fdfd265c, 1007, text that is not UTF-8",
      "88840102030402eafcfb, 1007, close reason that is not UTF-8",
      "88820102030402ef, 1002, close code 1005 on the wire",
      "888201020304128a, 1002, close code 5000 is none",
      "8882010203040001, 1002, close code 259 is none"})
  void closesAfterAViolation(String hex, int code, String what) throws IOException {
    try (RawClient client = open()) {
      assertThat(client.hex(hex).read().toString()).as(what).isEqualTo("close " + code);
      assertThat(client.isEnded()).isTrue();
    }
    awaitEvent(ClientEvent.Disconnect.class);
  }

  @Test
  void closesWhenAMessageIsTooLargeInOneFrameOrSeveral() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.frame(0x81, new byte[1001]).read().toString()).isEqualTo("close 1009");
    }
    try (RawClient client = open()) {
      client.frame(0x01, new byte[600]);
      assertThat(client.frame(0x80, new byte[600]).read().toString()).isEqualTo("close 1009");
    }
  }

  @Test
  void answersTooManyLevelsWithAnError() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask("[".repeat(101) + "]".repeat(101))).contains("\"code\":400");
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "1000, 1000", "1008, 1008", "4000, 4000", "3000, 3000", "7, 1011", "1005, 1011",
      "1006, 1011", "1015, 1011", "5000, 1011", "-1, 1011"})
  void closesWithTheCodeOfTheScriptOrAValidOne(int code, int sent) throws IOException {
    try (RawClient client = open()) {
      RawClient.Frame frame = client.text("[\"close\"," + code + "]").read();
      assertThat(frame.closeCode()).isEqualTo(sent);
      assertThat(new String(frame.content(), 2, 3, StandardCharsets.UTF_8)).isEqualTo("bye");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void answersTheCloseFrameOfTheClient() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.hex("88820102030402eb").read().toString()).isEqualTo("close 1001");
      assertThat(client.isEnded()).isTrue();
    }
    try (RawClient client = open()) {
      assertThat(client.hex("888001020304").read().toString()).isEqualTo("close 1000");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void tellsTheApplicationOnceThatAClientHasGone() throws IOException {
    try (RawClient client = open()) {
      client.text("[\"close\",0]").read();
      client.hex("88820102030402ea");
      assertThat(client.isEnded()).isTrue();
    }
    try (RawClient dropped = open()) {
      dropped.ask("[\"echo\",1]");
    }
    awaitThat(() -> disconnected() == 2);
    open().ask("[\"echo\",1]");
    assertThat(disconnected()).isEqualTo(2);
  }

  private long disconnected() {
    return application.events.stream().filter(ClientEvent.Disconnect.class::isInstance).count();
  }

  @Test
  void ignoresWhatComesAfterAClose() throws IOException {
    try (RawClient client = open()) {
      client.text("[\"close\",0]").text("[\"echo\",1]");
      client.read();
      client.text("[\"echo\",2]");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void closesAllWith1001WhenTheServerStops() throws Exception {
    try (RawClient client = open(); RawClient other = open()) {
      client.ask("[\"echo\",1]");
      other.ask("[\"echo\",1]");
      onContext(() -> handler.close());
      assertThat(client.read().toString()).isEqualTo("close 1001");
      assertThat(other.read().toString()).isEqualTo("close 1001");
    }
  }
}
