package io.moonbus.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.http.Wire;
import io.moonbus.http.websocket.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Values that explode when they are read. */
class NestingTest extends Attack {

  private static final int LEVELS = 100_000;
  private static final String ARRAYS = "[".repeat(LEVELS) + "]".repeat(LEVELS);
  private static final String OBJECTS = "{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS);

  private void isMalformed(String type, String body) throws IOException {
    try (Wire wire = connect().send(post("/", type, body))) {
      othersAreServed();
      Wire.Response response = wire.read();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.body()).contains("512 levels");
    }
    log.hasNoTrouble();
  }

  @Test
  void aHundredThousandLevelsOfJsonAreAnError() throws IOException {
    isMalformed("application/json", ARRAYS);
    isMalformed("application/json", "[\"echo\"," + OBJECTS + "]");
    isMalformed("application/json", "[".repeat(LEVELS));
  }

  @Test
  void aHundredThousandLevelsOfJsonByWebSocketAreAnErrorOfTheCall() throws IOException {
    try (RawClient client = webSocket("/")) {
      assertThat(client.ask(ARRAYS)).contains("512");
      assertThat(client.ask("[\"echo\"," + OBJECTS + "]")).contains("512");
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
      assertThat(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":1,\"params\":" + OBJECTS + "}")).contains("512");
      othersAreServed();
      assertThat(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":2,\"params\":[1]}")).contains("\"id\":2");
    }
    log.hasNoTrouble();
  }

  @Test
  void aHundredThousandLevelsOfXmlRpcAreAnError() throws IOException {
    String open = "<value><array><data>";
    String close = "</data></array></value>";
    String call = "<?xml version=\"1.0\"?><methodCall><methodName>echo</methodName><params><param>" + open.repeat(LEVELS)
        + close.repeat(LEVELS) + "</param></params></methodCall>";
    try (Wire wire = connect().send(post("/", "text/xml", call))) {
      othersAreServed();
      assertThat(wire.read().body()).contains("faultString").contains("512 levels");
    }
    log.hasNoTrouble();
  }

  @Test
  void entitiesOfXmlDoNotExpand() throws IOException {
    StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\">");
    for (char name = 'b'; name < 'l'; name++) {
      bomb.append("<!ENTITY ").append(name).append(" \"").append(("&" + (char) (name - 1) + ";").repeat(10)).append("\">");
    }
    bomb.append("]><methodCall><methodName>echo</methodName><params><param><value>&k;</value></param></params></methodCall>");
    long before = used();
    try (Wire wire = connect().send(post("/", "text/xml", bomb.toString()))) {
      othersAreServed();
      assertThat(wire.read().content().length).isLessThan(10_000);
    }
    assertThat(used() - before).isLessThan(16 << 20);
    log.hasNoTrouble();
  }

  @Test
  void entitiesOfXmlReadNoFiles() throws IOException {
    String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"" + www.resolve("x.txt").toUri() + "\">]>"
        + "<methodCall><methodName>echo</methodName><params><param><value>&a;</value></param></params></methodCall>";
    assertThat(ask(post("/", "text/xml", bomb)).body()).doesNotContain("plain");
    log.hasNoTrouble();
  }

  @Test
  void aTableThatAScriptNestsTooDeeplyIsAnErrorOfTheScript() throws IOException {
    file("deep/main.lua", """
        function onConnection(client)
          function client:deep()
            local t = {}
            for i = 1, 100000 do t = {t} end
            return t
          end
          function client:cycle()
            local t = {}
            t.t = t
            return t
          end
        end
        """);
    assertThat(ask(post("/deep", "application/json", "[\"deep\"]")).body()).contains("512 levels");
    assertThat(ask(post("/deep", "application/json", "[\"cycle\"]")).status()).isBetween(200, 599);
    othersAreServed();
  }
}
