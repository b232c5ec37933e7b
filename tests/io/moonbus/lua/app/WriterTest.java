package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.moonbus.event.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriterTest {

  private final Www www = new Www();

  @BeforeEach
  void start() {
    www.file("main.lua", """
        function onConnection(client)
          client.writer:writeInvocation("hello", 1)
          function client:push()
            self.writer:writeInvocation("onPush", "a", {x = 1})
            self.writer:writeMessage("m", 2)
            self.writer:writeRaw("r1", "r2")
            return "result"
          end
          function client:wrong() self.writer:writeInvocation() self.writer:writeRaw({}) self.writer.flush() return 1 end
          function client:status() self.writer:writeStatusResponse("Call.Failed", "text") return 1 end
          function client:flush() return self.writer:flush() end
          function client:cycle() local t = {} t.t = t self.writer:writeMessage(t) end
          function client:all(m) for id, c in pairs(clients) do c.writer:writeInvocation("all", m) end return #clients end
          function client:onMessage(text) self.writer:writeInvocation("echo", text) return "r" end
          function client:close(...) self.writer:close(...) end
          function client:qos() local q = self.writer.qos return q.lostRate, type(q.byteRate), q.latency, type(q.lastSendingTime) end
          function client:fields() self.writer.tag = "x" local r = self.writer.reliable self.writer.reliable = false
            return self.writer.tag, r, self.writer.reliable, self.writer == client.writer end
          function client:another()
            local w = self.writer:newWriter()
            function w:onManage() self:writeInvocation("managed") self:close() end
            return w == self.writer, self.writer.newFlowWriter == nil
          end
        end
        """);
    www.options().manageMillis(20);
    www.start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  private FakeClient connect() {
    FakeClient client = www.protocol().open("WebSocket", "", "", java.util.Map.of());
    assertThat(client.push()).isEqualTo("INVOCATION hello [1]");
    client.next(ClientMessage.Accepted.class);
    return client;
  }

  @Test
  void whatIsWrittenComesBeforeTheResult() {
    FakeClient client = connect().send("[\"push\"]");

    assertThat(client.push()).isEqualTo("INVOCATION onPush [\"a\",{\"x\":1}]");
    assertThat(client.push()).isEqualTo("MESSAGE [\"m\",2]");
    assertThat(client.push()).isEqualTo("RAW r1");
    assertThat(client.push()).isEqualTo("RAW r2");
    assertThat(FakeClient.text(client.next(ClientMessage.Result.class).values())).isEqualTo("[\"result\"]");
  }

  @Test
  void otherClientsAreWrittenToAtOnce() {
    FakeClient one = connect();
    FakeClient two = connect();

    two.send("[\"all\",\"x\"]");

    assertThat(one.push()).isEqualTo("INVOCATION all [\"x\"]");
    assertThat(two.push()).isEqualTo("INVOCATION all [\"x\"]");
    assertThat(FakeClient.text(two.next(ClientMessage.Result.class).values())).isEqualTo("[2]");
  }

  @Test
  void messagesDuringARawCallKeepTheClientsNotation() {
    FakeClient client = connect().send(Format.RAW, "hi", Format.RAW);

    assertThat(client.push()).isEqualTo("INVOCATION echo [\"hi\"]");
    assertThat(FakeClient.text(client.next(ClientMessage.Result.class).values())).isEqualTo("r");
  }

  @Test
  void writesWithoutMeaningAreLogged() {
    assertThat(connect().call("[\"wrong\"]")).isEqualTo("[1]");
    assertThat(www.lines()).anyMatch(line -> line.contains("main.lua:9: writeInvocation: the name must be a string, not nil"))
        .anyMatch(line -> line.contains("writeRaw: argument 1 must be a string, not table"))
        .anyMatch(line -> line.contains("'flush' is called with ':'"));
  }

  @Test
  void aValueThatCannotBeWrittenIsAnErrorOfTheScript() {
    assertThat(connect().fail("[\"cycle\"]").message()).startsWith("main.lua:12: a table contains itself");
  }

  @Test
  void aStatusIsSentAndFlushIsTrue() {
    FakeClient client = connect().send("[\"status\"]");

    assertThat(client.push()).isEqualTo("STATUS Call.Failed [\"text\"]");
    client.next(ClientMessage.Result.class);
    assertThat(client.call("[\"flush\"]")).isEqualTo("[true]");
  }

  @Test
  void theMainWriterClosesTheConnection() {
    FakeClient client = connect();

    assertThat(client.send("[\"close\"]").next(ClientMessage.Close.class).code()).isZero();
    client.next(ClientMessage.Result.class);
    assertThat(client.send("[\"close\",4000]").next(ClientMessage.Close.class).code()).isEqualTo(4000);
    client.next(ClientMessage.Result.class);
    assertThat(client.send("[\"close\",-1]").next(ClientMessage.Close.class).code()).isEqualTo(-1);
    client.next(ClientMessage.Result.class);
    assertThat(client.call("[\"close\",\"x\"]")).isEqualTo("[]");
  }

  @Test
  void fieldsOfAWriterAreKept() {
    FakeClient client = connect();

    assertThat(client.call("[\"fields\"]")).isEqualTo("[\"x\",true,false,true]");
    client.ping(30);
    assertThat(client.call("[\"qos\"]")).isEqualTo("[0,\"number\",15,\"number\"]");
  }

  @Test
  void writersOfTheirOwnAreManaged() {
    FakeClient client = connect();

    assertThat(client.call("[\"another\"]")).isEqualTo("[false,false]");
    assertThat(client.push()).isEqualTo("INVOCATION managed []");
    assertThat(client.call("[\"flush\"]")).isEqualTo("[true]");
  }
}
