package io.moonbus.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The blacklist over real sockets: the applications {@code ban} and {@code conv} of the suite. */
class BlacklistScenarioTest {

  private GoldenServer server;

  @BeforeEach
  void start() throws Exception {
    server = new GoldenServer(Path.of(getClass().getResource("/golden/www").toURI()));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String call(WsConnection connection, String json) throws Exception {
    connection.send(Map.of("text", json));
    List<Frame> frames = connection.receive(1, Target.PATIENCE_MILLIS);
    assertThat(frames).hasSize(1);
    return frames.get(0).text();
  }

  private static String hex(String lua) {
    return HexFormat.of().formatHex(lua.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void newConnectionsAreRefusedUntilTheAddressIsTakenOffTheList() throws Exception {
    try (WsConnection connection = new WsConnection(Map.of("open", "/ban/"), server.target());
        WsConnection other = new WsConnection(Map.of("open", "/conv/"), server.target())) {
      assertThat(call(connection, "[\"ban\",\"127.0.0.1\"]")).isEqualTo("[1]");
      assertThat(call(connection, "[\"f\"]")).as("connections that exist stay").isEqualTo("[1]");
      try (RawConnection refused = new RawConnection(server.target().address())) {
        assertThat(refused.receive(Target.PATIENCE_MILLIS)).isFalse();
        assertThat(refused.ended()).isTrue();
      }
      call(other, "[\"eval\",\"" + hex("mona:removeFromBlacklist('127.0.0.1')") + "\"]");
      server.target().probe(null);
    }
  }
}
