package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that never return are stopped, wherever the server called them. */
class RunawayScriptTest extends Attack {

  private static final String FOREVER = "while true do end";

  @Override
  void configure(SettingsLoader settings) throws IOException {
    settings.set("lua.budget", "150").set("WebSocket.ping", "0");
    file("calls/main.lua", """
        local function forever() while true do end end
        function onConnection(client)
          function client:loop() forever() end
          function client:protected() while true do pcall(forever) end end
          function client:handler() xpcall(error, forever) end
          function client:nested() local function f() pcall(f) pcall(f) end f() end
          function client:coroutine() coroutine.wrap(forever)() end
          function client:yields() local f = coroutine.wrap(function() while true do coroutine.yield() end end) while true do f() end end
          function client:sort() local t = {} for i = 1, 1000 do t[i] = i end table.sort(t, forever) end
          function client:rep() while true do local s = string.rep("x", 1e6) end end
          function client:pattern() return string.find(string.rep("a", 40), string.rep("a*", 30) .. "b") end
          function client:index() return setmetatable({}, {__index = forever}).x end
          function client:tostring() return tostring(setmetatable({}, {__tostring = forever})) end
          function client:load() load(function() return " " end) end
          function client:logs() while true do DEBUG("again") end end
          function client:clients() while true do for _, c in pairs(mona.clients) do local a = c.address end end end
          function client:writes() while true do self.writer:writeMessage("x") self.writer:flush() end end
          function client:json() local t = {} for i = 1, 1000 do t[i] = i end while true do mona:toJSON(t) end end
        end
        """);
    file("connection/main.lua", "function onConnection(client) " + FOREVER + " end");
    file("disconnection/main.lua", "function onDisconnection(client) " + FOREVER + " end");
    file("read/main.lua", "function onConnection(client) function client:onRead(file) " + FOREVER + " end end");
    file("message/main.lua", "function onConnection(client) function client:onMessage() " + FOREVER + " end end");
    file("timer/main.lua", "function onConnection(client) function client:start() mona:setTimer(1, function() "
        + FOREVER + " end) return 1 end end");
    file("manage/main.lua", "function onConnection(client) function client:start() "
        + "local writer = client.writer:newWriter() function writer:onManage() writer.onManage = nil " + FOREVER + " end return 1 end end");
    file("start/main.lua", "function onStart() " + FOREVER + " end");
    file("load/main.lua", FOREVER);
  }

  private void isStopped(String where, String name) {
    log.hasOneLine(Level.SEVERE, where + "/main.lua:", "the script was stopped: it ran longer than 150 ms", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "protected", "handler", "nested", "coroutine", "yields", "sort", "rep", "pattern", "index", "tostring", "load",
      "logs", "clients", "writes", "json"})
  void aCallThatNeverReturnsIsStoppedAndItsCallerToldSo(String name) throws IOException {
    try (RawClient client = webSocket("/calls")) {
      String answer = client.ask("[\"" + name + "\"]");
      while (answer.equals("[\"x\"]")) {
        answer = client.readText();
      }
      assertThat(answer).contains("\"error\"", "the script was stopped", "\"" + name + "\"");
      othersAreServed();
      assertThat(client.ask("[\"none\"]")).contains("not found");
    }
    isStopped("calls", name);
  }

  @Test
  void onConnection() throws IOException {
    Wire.Response response = ask(post("/connection", "application/json", "[\"f\"]"));
    assertThat(response.status()).isGreaterThanOrEqualTo(500);
    assertThat(response.body()).contains("the script was stopped");
    othersAreServed();
  }

  @Test
  void onDisconnection() throws IOException {
    webSocket("/disconnection").close();
    othersAreServed();
    isStopped("disconnection", "onDisconnection");
  }

  @Test
  void onRead() throws IOException {
    Wire.Response response = ask(get("/read/x.txt"));
    assertThat(response.status()).isGreaterThanOrEqualTo(500);
    othersAreServed();
    isStopped("read", "/read");
  }

  @Test
  void onMessage() throws IOException {
    try (RawClient client = webSocket("/message")) {
      assertThat(client.ask("hello")).contains("the script was stopped");
      othersAreServed();
    }
    isStopped("message", "onMessage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timer", "manage"})
  void whatHappensLater(String application) throws IOException {
    try (RawClient client = webSocket("/" + application)) {
      assertThat(client.ask("[\"start\"]")).isEqualTo("[1]");
      isStopped(application, application);
      othersAreServed();
    }
  }

  @Test
  void onStart() throws IOException {
    assertThat(ask(get("/start/x.txt")).status()).isEqualTo(404);
    othersAreServed();
    isStopped("start", "onStart");
  }

  @Test
  void theScriptItself() throws IOException {
    assertThat(ask(post("/load", "application/json", "[\"f\"]")).body()).contains("the script was stopped");
    othersAreServed();
    isStopped("load", "main.lua");
  }
}
