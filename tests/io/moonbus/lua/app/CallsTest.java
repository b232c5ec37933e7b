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
          client.text = "not a function"
        end
        """).file("y/main.lua", """
        function onConnection(client)
          function client:onMessage(...) return "message", ... end
          function client:method(...) return "method", ... end
        end
        """).start();
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

    assertThat(client.fail("[\"err\"]").message()).contains("x/main.lua:4", "no luck");
    assertThat(client.fail("[\"level0\"]").message()).contains("no place");
    assertThat(client.fail("[\"runtime\"]").message()).contains("x/main.lua:7", "attempt to index");
    assertThat(www.lines()).anyMatch(line -> line.contains("x/main.lua:4") && line.contains("no luck (WebSocket client"));
  }

  @Test
  void errorTablesGiveTheirCodeAndAreNotLogged() {
    FakeClient client = www.connect("/x");

    assertThat(client.fail("[\"errtable\"]")).isEqualTo(new Failure(5, "five", "errtable"));
    assertThat(www.lines()).isEmpty();
  }

  @Test
  void onlyFunctionsOfTheScriptAreMethods() {
    FakeClient client = www.connect("/x");

    for (String name : new String[] {"unknown", "text", "id", "writer", "onConnection", "ECHO"}) {
      assertThat(client.fail("[\"" + name + "\"]")).isEqualTo(
          new Failure(404, "Method client '" + name + "' not found in application /x", name));
    }
    assertThat(www.lines()).isEmpty();
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
}
