package io.moonbus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.moonbus.server.MoonbusServer;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** permessage-deflate as a browser speaks it: what the page gets is the same, what goes over the wire is less. */
class CompressionTest {

  private static final int LENGTH = 50_000;

  private static final String PAGE_SCRIPT = """
      ({port, length}) => new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
        const text = "Moonbus ".repeat(length / 8);
        const answers = [];
        socket.onopen = () => { socket.send(JSON.stringify(["echo", text])); socket.send(JSON.stringify(["echo", "short"])); };
        socket.onerror = () => reject(new Error("the connection failed"));
        socket.onmessage = (event) => {
          answers.push(JSON.parse(event.data)[0]);
          if (answers.length == 2) {
            resolve([socket.extensions, answers[0] === text, answers[1]]);
            socket.close();
          }
        };
      })""";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void chromiumCompressesWhenTheServerDoes(boolean compression, @TempDir Path home) throws Exception {
    Files.writeString(Files.createDirectory(home.resolve("www")).resolve("main.lua"),
        "function onConnection(client) function client:echo(text) return text end end");
    Settings settings = new SettingsLoader().set("HTTP.port", "auto").set("host", "127.0.0.1")
        .set("www", home.resolve("www").toString()).set("data", home.resolve("data").toString())
        .set("WebSocket.compression", "" + compression).load();
    MoonbusServer server = MoonbusServer.start(settings).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    try (Chromium chromium = Chromium.start()) {
      Relay relay = new Relay(server.vertx(), server.listeners().get(0).port());
      Page page = chromium.open("http://127.0.0.1:" + relay.port() + "/");
      Object answer = page.evaluate(PAGE_SCRIPT, Map.of("port", relay.port(), "length", LENGTH));
      assertThat(answer).asList().element(0).asString().isEqualTo(compression ? extensions(relay) : "");
      assertThat(answer).asList().endsWith(true, "short");
      assertThat(relay.sent().length() < LENGTH).isEqualTo(compression);
      assertThat(relay.received().length() < LENGTH).isEqualTo(compression);
    } finally {
      server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  /** What the handshake that went over the wire says. */
  private static String extensions(Relay relay) {
    String head = relay.received().toString(StandardCharsets.ISO_8859_1);
    assertThat(head).containsIgnoringCase("\r\nsec-websocket-extensions: permessage-deflate");
    int start = head.toLowerCase().indexOf("sec-websocket-extensions: ") + 26;
    return head.substring(start, head.indexOf("\r\n", start));
  }
}
