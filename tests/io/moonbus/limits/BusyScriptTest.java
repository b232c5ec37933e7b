package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While a script runs that does not come to an end, all goes on that does not need the scripts. */
class BusyScriptTest extends Attack {

  private Path end;

  @Override
  void configure(SettingsLoader settings) throws IOException {
    settings.set("lua.budget", "60000").set("WebSocket.ping", "1").set("WebSocket.timeout", "5");
    end = www.resolve("busy/end");
    file("main.lua", "function onConnection(client) function client:echo(...) return ... end "
        + "function client:count() return mona.clients.count end end");
    file("busy/main.lua", """
        function onConnection(client)
          function client:busy()
            client.writer:writeMessage("begun")
            client.writer:flush()
            while not io.open("%s") do end
            return "ended"
          end
        end
        """.formatted(end));
  }

  /** On whatever event loop is free first. */
  private void mount() throws Exception {
    Vertx vertx = server.vertx();
    await(Future.any(vertx.deployVerticle(new JavaApplication()), vertx.deployVerticle(new JavaApplication()),
        vertx.deployVerticle(new JavaApplication())));
  }

  /** Echoes, and sends files. */
  private static final class JavaApplication extends VerticleBase {

    private ApplicationLink link;

    @Override
    public Future<?> start() {
      link = ApplicationLink.mount(vertx, "/java", this::answer);
      return Future.succeededFuture();
    }

    private void answer(ClientEvent event) {
      if (event instanceof ClientEvent.Connect) {
        link.send(new ClientMessage.Accepted(event.clientId(), Map.of()));
      } else if (event instanceof ClientEvent.Call call) {
        link.send(new ClientMessage.Result(call.clientId(), call.callId(), call.arguments()));
      } else if (event instanceof ClientEvent.Read read) {
        link.send(new ClientMessage.FileReply(read.clientId(), read.callId(), read.file(), null));
      }
    }
  }

  @Test
  void filesHandshakesPingsAndOtherApplicationsGoOn() throws Exception {
    file("java/x.txt", "java");
    try (RawClient busy = webSocket("/busy"); RawClient idle = webSocket("/"); Wire waiting = connect()) {
      assertThat(busy.text("[\"busy\"]").readText()).isEqualTo("[\"begun\"]");
      mount();
      waiting.send(post("/", "application/json", "[\"echo\",1]"));
      for (int i = 0; i < 3; i++) {
        assertThat(ask(get("/java/x.txt")).body()).isEqualTo("java");
        assertThat(ask(post("/java", "application/json", "[" + i + "]")).body()).isEqualTo("[" + i + "]");
        try (RawClient other = webSocket("/java")) {
          assertThat(other.ask("[7]")).isEqualTo("[7]");
          idle.frame(0x80 | RawClient.PING, new byte[] {1});
          int opcode = idle.read().opcode();
          assertThat(opcode == RawClient.PING ? idle.read().opcode() : opcode).isEqualTo(RawClient.PONG);
        }
      }
      assertThat(ask("OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nAccess-Control-Request-Method: GET\r\n\r\n").status())
          .isBetween(200, 204);
      assertThat(ask("NONSENSE\r\n\r\n").status()).isEqualTo(400);
      Files.writeString(end, "");
      assertThat(waiting.read().body()).isEqualTo("[1]");
      RawClient.Frame frame = busy.read();
      while (frame.opcode() != RawClient.TEXT) {
        frame = busy.read();
      }
      assertThat(frame.text()).isEqualTo("[\"ended\"]");
      othersAreServed();
    }
  }
}
