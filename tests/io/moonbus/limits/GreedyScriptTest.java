package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** Scripts that want more than there is. */
class GreedyScriptTest extends Attack {

  private static final int OUTPUT = 10_000_000;

  @Override
  void configure(SettingsLoader settings) throws IOException {
    settings.set("lua.maxOutput", "" + OUTPUT).set("lua.maxTimers", "50").set("lua.budget", "20000")
        .set("WebSocket.sendQueue", "" + 4 * OUTPUT);
    file("greedy/main.lua", """
        function onConnection(client)
          function client:gigabyte()
            local text = string.rep("x", 1000000)
            for i = 1, 1000 do client.writer:writeMessage(text) end
          end
          function client:gigabyteInSmallPieces()
            for i = 1, 1e9 do client.writer:writeRaw("") client.writer:flush() end
          end
          function client:catches()
            pcall(client.gigabyte, client)
            return 1
          end
          function client:timers() for i = 1, 1e9 do mona:setTimer(1e9, print) end end
          function client:string() local s = "x" while true do s = s .. s end end
          function client:rep() return string.rep("x", 1e12) end
          function client:recursion() local function f() return 1 + f() end return f() end
          function client:results() return unpack({}, 1, 1e9) end
        end
        """);
  }

  private void fails(String name, String reason) throws IOException {
    try (RawClient client = webSocket("/greedy")) {
      assertThat(client.ask("[\"" + name + "\"]")).contains("\"error\"", reason);
      othersAreServed();
    }
    log.hasOneLine(Level.SEVERE, "greedy/main.lua:", reason);
  }

  @Test
  void aGigabyteWrittenByOneCallIsAnErrorOfTheScript() throws IOException {
    long before = used();
    try (RawClient client = webSocket("/greedy")) {
      client.text("[\"gigabyte\"]");
      for (int i = 0; i < 9; i++) {
        assertThat(client.readText()).hasSize(1_000_004);
      }
      assertThat(client.readText()).contains("one call may write at most " + OUTPUT + " bytes");
      othersAreServed();
      client.text("[\"catches\"]");
      for (int i = 0; i < 9; i++) {
        assertThat(client.readText()).hasSize(1_000_004);
      }
      assertThat(client.readText()).isEqualTo("[1]");
    }
    assertThat(used() - before).isLessThan(2 * OUTPUT);
    log.hasOneLine(Level.SEVERE, "greedy/main.lua:4:", "one call may write at most");
  }

  @Test
  void messagesWithoutContentCountToo() throws IOException {
    try (RawClient client = webSocket("/greedy")) {
      client.text("[\"gigabyteInSmallPieces\"]");
      RawClient.Frame frame = client.read();
      int messages = 0;
      while (frame.opcode() == RawClient.BINARY) {
        messages++;
        frame = client.read();
      }
      assertThat(frame.text()).contains("one call may write at most");
      assertThat(messages).isEqualTo(OUTPUT / 100);
    }
    log.hasOneLine(Level.SEVERE, "greedy/main.lua:7:");
  }

  @Test
  void timersAreLimited() throws IOException {
    fails("timers", "at most 50 timers");
  }

  @Test
  void stringsAreLimited() throws IOException {
    fails("string", "string length overflow");
    log.clear();
    fails("rep", "string");
  }

  @Test
  void recursionIsLimited() throws IOException {
    fails("recursion", "stack overflow");
  }

  @Test
  void resultsAreLimited() throws IOException {
    fails("results", "too many results");
  }
}
