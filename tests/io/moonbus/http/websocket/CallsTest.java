package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CallsTest extends WebSocketTestBase {

  private static final byte[] METHOD = "[\"echo\",1]".getBytes(StandardCharsets.UTF_8);

  @Test
  void answersAnArrayWithAnArray() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask("[\"echo\",\"hello\",1,{\"a\":[1,2,3]}]")).isEqualTo("[\"hello\",1,{\"a\":[1,2,3]}]");
      assertThat(client.ask(" [ \"echo\" , 1.5e3 ] ")).isEqualTo("[1500.0]");
    }
  }

  @Test
  void sendsNothingForACallWithoutResult() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.text("[\"nothing\"]").ask("[\"echo\",1]")).isEqualTo("[1]");
      assertThat(client.text("[\"echo\"]").ask("[\"echo\",2]")).isEqualTo("[2]");
    }
  }

  @Test
  void answersErrorsWithAnObjectAndStaysOpen() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask("[\"error\"]")).isEqualTo(
          "{\"error\":{\"code\":500,\"message\":\"main.lua:1: \\\"boom\\\"\",\"method\":\"error\"}}");
      assertThat(client.ask("[\"unknown\"]")).contains("\"code\":404").contains("\"method\":\"unknown\"");
      assertThat(client.ask("[\"custom\"]")).contains("\"code\":5,");
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
    }
  }

  @Test
  void passesOtherJsonToOnMessage() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask("{\"a\":1}")).isEqualTo("[{\"a\":1},\"onMessage\"]");
      assertThat(client.ask("[{\"a\":1}]")).isEqualTo("[{\"a\":1},\"onMessage\"]");
      assertThat(client.ask("[1,2]")).isEqualTo("[1,2,\"onMessage\"]");
      assertThat(client.ask("[]")).isEqualTo("[\"onMessage\"]");
      assertThat(client.ask("5")).isEqualTo("[5,\"onMessage\"]");
    }
  }

  @Test
  void passesOtherTextAndBytesToOnMessageAndAnswersWithBytes() throws IOException {
    try (RawClient client = open()) {
      for (String text : new String[] {"hello", "", "[\"echo\",", "{a:1}", "echo"}) {
        RawClient.Frame answer = client.text(text).read();
        assertThat(answer.opcode()).isEqualTo(RawClient.BINARY);
        assertThat(answer.text()).isEqualTo("raw:" + text);
      }
      assertThat(client.frame(0x80 | RawClient.BINARY, METHOD).read().toString()).isEqualTo("2 raw:[\"echo\",1]");
    }
  }

  @Test
  void pushesInTheOrderOfWritingBeforeTheResult() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask("[\"push\"]")).isEqualTo("[\"na\\\"me\",1,{\"a\":2}]");
      assertThat(client.readText()).isEqualTo("[\"\"]");
      assertThat(client.readText()).isEqualTo("[\"m\"]");
      assertThat(client.readText()).isEqualTo("[]");
      assertThat(client.readText()).isEqualTo("[\"status\",\"Code\",\"text\"]");
      assertThat(client.read().toString()).isEqualTo("2 raw");
      assertThat(client.readText()).isEqualTo("[\"result\"]");
    }
  }

  @Test
  void putsFragmentsTogetherWithControlFramesBetweenThem() throws IOException {
    try (RawClient client = open()) {
      client.frame(RawClient.TEXT, new byte[] {'[', '"', 'e', 'c'});
      client.frame(0x80 | RawClient.PING, new byte[] {'p'});
      client.frame(0, new byte[] {'h', 'o', '"'});
      client.frame(0x80, new byte[] {',', '1', ']'});
      assertThat(client.read().toString()).isEqualTo("10 p");
      assertThat(client.readText()).isEqualTo("[1]");
    }
  }

  @Test
  void acceptsOneByteAtATimeWhileOthersAreServed() throws IOException {
    try (RawClient slow = open(); RawClient other = open()) {
      for (byte octet : RawClient.masked(0x81, METHOD)) {
        slow.write(new byte[] {octet});
        assertThat(other.ask("[\"echo\",2]")).isEqualTo("[2]");
      }
      assertThat(slow.readText()).isEqualTo("[1]");
    }
  }

  @Test
  void answersManyCallsOfOneSegmentInOrder() throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < 2000; i++) {
      frames.writeBytes(RawClient.masked(0x81, ("[\"echo\"," + i + "]").getBytes(StandardCharsets.UTF_8)));
    }
    try (RawClient client = open()) {
      client.write(frames.toByteArray());
      for (int i = 0; i < 2000; i++) {
        assertThat(client.readText()).isEqualTo("[" + i + "]");
      }
    }
  }

  @Test
  void carriesLargeMessagesBothWays() throws IOException {
    String large = "x".repeat(3 << 20);
    try (RawClient client = open()) {
      assertThat(client.ask("[\"echo\",\"" + large + "\"]")).isEqualTo("[\"" + large + "\"]");
    }
  }

  @Test
  void serves1000ConnectionsAndTellsTheEndOfEach() throws IOException {
    RawClient[] clients = new RawClient[1000];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = open();
    }
    for (RawClient client : clients) {
      client.text("[\"echo\",1]");
    }
    for (RawClient client : clients) {
      assertThat(client.readText()).isEqualTo("[1]");
      client.close();
    }
    awaitThat(() -> application.events.stream().filter(ClientEvent.Disconnect.class::isInstance).count() == 1000);
    awaitThat(() -> handler.size() == 0);
  }
}
