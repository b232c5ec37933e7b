package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeTest extends WebSocketTestBase {

  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String START = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n";

  @Override
  void configure() {
    options.setOrigins(List.of("https://good")).setAcceptSeconds(1);
  }

  @Test
  void answersWithTheKeyOfTheClient() throws IOException {
    try (RawClient client = RawClient.open(port, "/", "Sec-WebSocket-Protocol: chat, superchat\r\n")) {
      assertThat(client.head()).containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions").doesNotContainIgnoringCase("Sec-WebSocket-Protocol");
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
    }
  }

  @Test
  void acceptsSeveralConnectionOptions() throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.request(START + KEY + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 101 ");
    }
  }

  @Test
  void refusesWhatIsNoHandshake() throws IOException {
    String upgrade = "Connection: Upgrade\r\n";
    String version = "Sec-WebSocket-Version: 13\r\n";
    assertThat(answer(START + KEY + version)).startsWith("HTTP/1.1 400 ");
    assertThat(answer(START + upgrade + version)).startsWith("HTTP/1.1 400 ");
    assertThat(answer(START + upgrade + version + "Sec-WebSocket-Key: short\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(answer(START + upgrade + version + "Sec-WebSocket-Key: *\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(answer(START.replace("GET", "PUT") + upgrade + version + KEY)).startsWith("HTTP/1.1 400 ");
    assertThat(answer(START.replace("1.1", "1.0") + upgrade + version + KEY)).contains(" 400 ");
    assertThat(application.events).isEmpty();
  }

  @Test
  void namesTheVersionThatItSpeaks() throws IOException {
    assertThat(answer(START + KEY + "Connection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"))
        .startsWith("HTTP/1.1 426 ").containsIgnoringCase("Sec-WebSocket-Version: 13\r\n");
  }

  @Test
  void refusesOriginsThatAreNotListed() throws IOException {
    assertThat(handshake("/", "Origin: https://evil\r\n")).startsWith("HTTP/1.1 403 ");
    assertThat(handshake("/", "Origin: https://good\r\n")).startsWith("HTTP/1.1 101 ");
    assertThat(handshake("/", "Origin: http://localhost\r\n")).startsWith("HTTP/1.1 101 ");
    assertThat(handshake("/")).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void answersARejectedConnectionWithItsFailure() throws IOException {
    assertThat(handshake("/?reject")).startsWith("HTTP/1.1 403 ");
    assertThat(handler.size()).isZero();
  }

  @Test
  void refusesWhenTheApplicationDoesNotAnswer() throws IOException {
    assertThat(handshake("/?never")).startsWith("HTTP/1.1 503 ");
    awaitEvent(ClientEvent.Disconnect.class);
  }

  @Test
  void tellsTheApplicationWhenAWaitingClientGoes() throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.write((START + KEY + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n")
          .replace("GET / ", "GET /?never ").getBytes());
      awaitEvent(ClientEvent.Connect.class);
    }
    awaitEvent(ClientEvent.Disconnect.class);
  }

  @Test
  void sendsWhatWasWrittenInOnConnectionRightAfterTheHandshake() throws IOException {
    try (RawClient client = RawClient.open(port, "/?welcome")) {
      assertThat(client.readText()).isEqualTo("[\"welcome\",1]");
      assertThat(client.read().toString()).isEqualTo("2 bytes");
    }
  }

  @Test
  void closesAfterTheHandshakeWhenTheApplicationClosesAtOnce() throws IOException {
    try (RawClient client = RawClient.open(port, "/?close")) {
      assertThat(client.read().toString()).isEqualTo("close 1000");
      assertThat(client.isEnded()).isTrue();
    }
  }

  private String handshake(String target, String... headers) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.handshake(target, headers).head();
    }
  }

  private String answer(String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.request(request + "\r\n").head();
    }
  }
}
