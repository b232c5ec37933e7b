package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.moonbus.event.Failure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private final Www www = new Www();

  @BeforeEach
  void start() {
    www.file("main.lua", """
        gone = {}
        function onConnection(client, ...)
          local count, first = select("#", ...), ...
          if client.query == "error" then error("you are not Tom!") end
          if client.query == "level0" then error("plain", 0) end
          if client.query == "empty" then error("", 0) end
          if client.query == "nil" then error() end
          if client.query == "code" then error({code = 403, message = "no"}) end
          if client.query == "loop" then while true do end end
          if client.query == "text" then return "a text" end
          function client:info() return count, type(first) == "table" and first.a or first, #clients end
          function client:gone() return unpack(gone) end
          function client:parameters2() return client.parameters.timeout, client.WebSocket.index, client.HTTP end
          return {timeout = 20, index = "x", flag = true, bad = {}}
        end
        function onDisconnection(client)
          client.writer:writeInvocation("bye")
          gone[#gone + 1] = client.query .. " " .. tostring(clients[client.id] == nil)
        end
        """);
    www.options().engine().budgetMillis(300);
    www.options().configs().put("WebSocket.timeout", "80");
    www.start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  private FakeClient open(String query) {
    return www.protocol().open("WebSocket", "", query, Map.of());
  }

  private Failure rejection(String query) {
    return open(query).next(ClientMessage.Rejected.class).failure();
  }

  @Test
  void theResultIsWhatTheProtocolIsToldAndOverridesParameters() {
    FakeClient client = open("");

    assertThat(client.next(ClientMessage.Accepted.class).parameters())
        .isEqualTo(Map.of("timeout", 20.0, "index", "x", "flag", true));
    assertThat(client.call("[\"parameters2\"]")).isEqualTo("[20,\"x\",null]");
    assertThat(www.lines()).anyMatch(line -> line.startsWith("WARNING") && line.contains("parameter 'bad' must be"));
  }

  @Test
  void theQueryIsGivenAsArguments() {
    assertThat(accepted("a=7&b").call("[\"info\"]")).isEqualTo("[2,7,1]");
    assertThat(accepted("").call("[\"info\"]")).isEqualTo("[0,null,2]");
  }

  private FakeClient accepted(String query) {
    FakeClient client = open(query);
    client.next(ClientMessage.Accepted.class);
    return client;
  }

  @Test
  void anErrorRejects() {
    assertThat(rejection("error")).isEqualTo(new Failure(500, "main.lua:4: you are not Tom!"));
    assertThat(rejection("level0")).isEqualTo(new Failure(500, "plain"));
    assertThat(rejection("empty")).isEqualTo(new Failure(500, "client rejected"));
    assertThat(rejection("nil")).isEqualTo(new Failure(500, "Unknown error"));
    assertThat(rejection("code")).isEqualTo(new Failure(403, "no"));
    assertThat(www.lines()).noneMatch(line -> line.startsWith("SEVERE") || line.startsWith("WARNING"));
  }

  @Test
  void aResultThatIsNoTableIsLoggedAndIgnored() {
    assertThat(open("text").next(ClientMessage.Accepted.class).parameters()).isEmpty();
    assertThat(www.lines()).anyMatch(line -> line.contains("/ onConnection returned a string"));
  }

  @Test
  void aScriptThatDoesNotEndIsInterruptedAndOthersAreServed() {
    assertThat(rejection("loop").code()).isEqualTo(504);
    assertThat(www.scriptLines()).singleElement().asString().startsWith("SEVERE main.lua:9: ");
    assertThat(accepted("").call("[\"info\"]")).isEqualTo("[0,null,1]");
  }

  @Test
  void aClientThatHasGoneIsToldOfOnceAndNotWrittenTo() {
    FakeClient leaving = accepted("first");
    leaving.disconnect();

    FakeClient client = accepted("second");
    assertThat(client.call("[\"gone\"]")).isEqualTo("[\"first true\"]");
    assertThat(leaving.idle()).isTrue();
    www.stop();
    assertThat(client.next(ClientMessage.Close.class).code()).isZero();
  }
}
