package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {

  private final Www www = new Www();

  @BeforeEach
  void start() {
    www.file("main.lua", "").file("x/main.lua", """
        function onConnection(client, ...)
          function client:echo(...) return ... end
          function client:nothing() end
          function client:err() error("no luck") end
          function client:level0() error("no place", 0) end
          function client:errtable() error({code = 5, message = "five"}) end
          function client:runtime() local a = nil return a.b end
          function client:cycle() local t = {} t.t = t return t end
          function client:loop() while true do end end
          client.text = "not a function"
          function client:raise(value) error(value, 0) end
        end
        """).file("y/main.lua", """
        function onConnection(client)
          function client:onMessage(...) return "message", ... end
          function client:method(...) return "method", ... end
          function client:onRead(file, query)
            if file == "other.txt" then return "target.txt" end
            if file == "tags.html" then return file, {name = "bob", n = 12, b = true, t = {}, f = 1.5} end
            if file == "query.html" then return file, query end
            if file == "nil.txt" then self.writer:writeRaw("instead") return nil end
            if file == "false.txt" then return false end
            if file == "error.txt" then error("forbidden") end
          end
        end
        """);
    www.options().engine().budgetMillis(300);
    www.start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void callsAreAnsweredWithTheirResults() {
    FakeClient client = www.connect("/x");

    assertThat(client.call("[\"echo\",\"a\",1,{\"b\":[1,2]}]")).isEqualTo("[\"a\",1,{\"b\":[1,2]}]");
    assertThat(client.call("[\"nothing\"]")).isEqualTo("[]");
  }

  @Test
  void errorsNameTheFileAndLine() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"err\"]")).isEqualTo(new Failure(500, "x/main.lua:4: no luck", "err"));
    assertThat(client.fail("[\"level0\"]").message()).isEqualTo("no place");
    assertThat(client.fail("[\"runtime\"]").message())
        .isEqualTo("x/main.lua:7: attempt to index local 'a' (a nil value)");
    assertThat(www.lines()).anyMatch(line -> line.equals(
        "INFO x/main.lua:5: no place (WebSocket client 127.0.0.1:5000 of /x level0)"))
        .anyMatch(line -> line.startsWith("SEVERE x/main.lua:4: no luck (WebSocket client"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"null|Unknown error", "{}|Unknown error", "true|Unknown error", "''|Software error",
      "12|12"})
  void errorsWithoutATextAreNamedAsByMonaServer(String value, String message) {
    String json = value.isEmpty() ? "\"\"" : value;

    assertThat(www.connect("/x").fail("[\"raise\"," + json + "]")).isEqualTo(new Failure(500, message, "raise"));
  }

  @Test
  void errorTablesGiveTheirCodeAndAreNotLogged() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"errtable\"]")).isEqualTo(new Failure(5, "five", "errtable"));
    assertThat(www.scriptLines()).isEmpty();
  }

  @Test
  void errorTablesWithoutCodeAndMessageAreFaultsOfTheScript() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"raise\",{\"a\":1}]")).isEqualTo(new Failure(500, "Unknown error", "raise"));
    assertThat(www.scriptLines()).singleElement().asString().contains("Unknown error", "raise");
  }

  @Test
  void onlyFunctionsOfTheScriptAreMethods() {
    FakeClient client = www.connect("/x");

    for (String name : new String[] {"unknown", "text", "id", "writer", "onConnection", "ECHO"}) {
      assertThat(client.fail("[\"" + name + "\"]")).isEqualTo(
          new Failure(404, "Method '" + name + "' not found on application /x", name));
    }
    assertThat(www.scriptLines()).isEmpty();
  }

  @Test
  void whatNamesNoMethodGoesToOnMessage() {
    FakeClient client = www.connect("/y");

    assertThat(client.call("[1,2]")).isEqualTo("[\"message\",1,2]");
    assertThat(client.call("[]")).isEqualTo("[\"message\"]");
    assertThat(client.call("[\"onMessage\",\"x\"]")).isEqualTo("[\"message\",\"x\"]");
    assertThat(client.fail("[\"onConnection\"]").code()).isEqualTo(404);
    assertThat(client.send(Format.RAW, "method", Format.JSON).next(ClientMessage.Result.class).values().data())
        .hasToString("[\"message\",\"method\"]");
    assertThat(www.connect("/x").fail("[1]").message()).contains("'onMessage' not found");
  }

  @Test
  void malformedArgumentsFailWithCode400() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"echo\",").code()).isEqualTo(400);
    assertThat(client.call("[\"echo\",1]")).isEqualTo("[1]");
  }

  @Test
  void aResultThatCannotBeWrittenIsAnError() {
    assertThat(www.connect("/x").fail("[\"cycle\"]").code()).isEqualTo(500);
  }

  @Test
  void anUnknownApplicationRefuses() {
    FakeClient client = www.protocol().open("HTTP", "/nowhere", "", Map.of());

    assertThat(client.next(ClientMessage.Rejected.class).failure())
        .isEqualTo(new Failure(404, "Application /nowhere doesn't exist"));
  }

  @Test
  void aMethodThatDoesNotEndIsInterruptedWithOneLineInTheLog() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"loop\"]").code()).isEqualTo(504);
    assertThat(client.call("[\"echo\",1]")).isEqualTo("[1]");
    assertThat(www.scriptLines()).singleElement().asString().startsWith("SEVERE x/main.lua:9: ");
  }

  @Test
  void aRequestOfAFileAsksOnRead() {
    FakeClient client = www.connect("/y");

    assertThat(reply(client, "plain.txt")).extracting(r -> r.file(), r -> r.tags()).containsExactly("plain.txt", null);
    assertThat(reply(client, "other.txt").file()).isEqualTo("target.txt");
    assertThat(reply(client, "tags.html").tags()).isEqualTo(Map.of("name", "bob", "n", "12", "b", "true", "f", "1.5"));
    assertThat(reply(client, "query.html").tags()).isEqualTo(Map.of("a", "1"));
    assertThat(reply(client, "false.txt").file()).isNull();
    assertThat(reply(client, "").file()).isEmpty();
    assertThat(client.read("nil.txt", "").push()).isEqualTo("RAW instead");
    assertThat(client.next(ClientMessage.FileReply.class).file()).isNull();
    assertThat(client.read("error.txt", "").next(ClientMessage.Failed.class).failure().message())
        .endsWith(": forbidden");
  }

  private static ClientMessage.FileReply reply(FakeClient client, String file) {
    return client.read(file, "a=1").next(ClientMessage.FileReply.class);
  }

  @Test
  void aFileWithoutExtensionCanBeAMethod() {
    FakeClient client = www.connect("/y").read("method", "7");

    assertThat(FakeClient.text(client.next(ClientMessage.Result.class).values())).isEqualTo("[\"method\",7]");
    assertThat(reply(client, "unknown").file()).isEqualTo("unknown");
    assertThat(www.connect("/x").read("some.txt", "").next(ClientMessage.FileReply.class).file()).isEqualTo("some.txt");
  }

  @Test
  void tablesWithATypeAreShownToTheApplication() {
    www.app("typed", "function onTypedObject(type, object) object.seen = type end");

    assertThat(www.connect("/typed").send("[\"eval\",\"\",{\"__type\":\"Cat\"}]").next(ClientMessage.Result.class))
        .isNotNull();
  }
}
