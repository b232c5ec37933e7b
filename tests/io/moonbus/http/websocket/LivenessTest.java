package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LivenessTest extends WebSocketTestBase {

  @Override
  void configure() {
    options.setPingSeconds(1).setTimeoutSeconds(2);
  }

  @Test
  void measuresTheRoundTripByPings() throws IOException {
    try (RawClient client = open()) {
      RawClient.Frame ping = client.read();
      assertThat(ping.opcode()).isEqualTo(RawClient.PING);
      client.frame(0x80 | RawClient.PONG, new byte[8]);
      client.frame(0x80 | RawClient.PONG, ping.content());
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
      assertThat(application.events).hasAtLeastOneElementOfType(ClientEvent.Ping.class);
      assertThat(application.events.stream().filter(ClientEvent.Ping.class::isInstance)).hasSize(1);
    }
  }

  @Test
  void endsClientsThatGiveNoSignOfLife() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.isEnded()).isTrue();
    }
    awaitEvent(ClientEvent.Disconnect.class);
  }

  @Test
  void keepsClientsThatAnswerPings() throws IOException {
    try (RawClient client = open()) {
      for (int i = 0; i < 4; i++) {
        client.frame(0x80 | RawClient.PONG, client.read().content());
      }
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
    }
  }

  @Test
  void letsTheApplicationChooseTheTimeOfAClient() throws IOException {
    try (RawClient patient = RawClient.open(port, "/?timeout=0"); RawClient silent = open()) {
      assertThat(silent.isEnded()).isTrue();
      patient.text("[\"echo\",1]");
      RawClient.Frame frame = patient.read();
      while (frame.opcode() == RawClient.PING) {
        frame = patient.read();
      }
      assertThat(frame.text()).isEqualTo("[1]");
    }
  }
}
