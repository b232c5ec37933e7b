package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientObjectTest {

  private final Www www = new Www();
  private final Map<String, String> headers = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    www.app("x", "").start();
    headers.put("Host", "localhost");
    headers.put("content-type", "application/json");
    headers.put("sid", "abc");
    headers.put("n", "12");
    headers.put("b", "true");
    headers.put("nul", "null");
    headers.put("version", "1.1");
  }

  @AfterEach
  void close() {
    www.close();
  }

  private FakeClient open(String protocol) {
    FakeClient client = www.protocol().open(protocol, "/x", "a=1&b", headers);
    client.next(ClientMessage.Accepted.class);
    return client;
  }

  private static String eval(FakeClient client, String source) {
    return client.call(call(source));
  }

  private static String call(String source) {
    return new io.vertx.core.json.JsonArray().add("eval").add("local client = select(2, next(clients)) return " + source).encode();
  }

  @Test
  void membersDescribeTheConnection() {
    FakeClient client = open("WebSocket");
    client.ping(25);

    assertThat(eval(client, "client.id, #client.rawId, client.path, client.query, client.protocol, client.ping"))
        .isEqualTo("[\"" + client.id() + "\",32,\"/x\",\"a=1&b\",\"WebSocket\",25]");
    assertThat(eval(client, "client.address.host.value, client.address.port, mona:time() - client.lastReceptionTime < 20000"))
        .isEqualTo("[\"127.0.0.1\",5000,true]");
    assertThat(eval(client, "clients(client.rawId) == client, mona.clients[client.id] == client, clients[client.id] == client"))
        .isEqualTo("[true,true,true]");
  }

  @Test
  void propertiesAreTypedAndFoundInAnyCase() {
    FakeClient client = open("HTTP");

    assertThat(eval(client, "client.properties.Host, client.properties.sid, client.properties.n, client.properties.b, "
        + "client.properties.nul, client.properties.version, client.properties.HTTPVersion, client.properties.none"))
        .isEqualTo("[\"localhost\",\"abc\",12,true,null,1.1,1.1,null]");
    assertThat(eval(client, "client.properties['Content-Type'], client.properties.host, client.properties('sid')"))
        .isEqualTo("[\"application/json\",\"localhost\",\"abc\"]");
  }

  @Test
  void unknownKeysOfAClientAreProperties() {
    FakeClient client = open("HTTP");

    assertThat(eval(client, "client.sid, client.Host, client['Content-Type'], client.host, client.HTTPVersion, client[1]"))
        .isEqualTo("[\"abc\",\"localhost\",\"application/json\",null,1.1,null]");
    assertThat(eval(client, "(function() client.sid = 5 local own = client.sid client.sid = nil return own, client.sid end)()"))
        .isEqualTo("[5,\"abc\"]");
    assertThat(eval(client, "(function() client.properties.extra = 1 return client.extra, client.properties.extra end)()"))
        .isEqualTo("[1,1]");
  }

  @Test
  void propertiesFollowTheRequests() {
    FakeClient client = open("HTTP");
    assertThat(eval(client, "client.properties.sid")).isEqualTo("[\"abc\"]");

    Payload call = Payload.encoded(Format.JSON, io.vertx.core.buffer.Buffer.buffer(call("client.properties.sid, client.sid")));
    client.send(null, call, Format.JSON, Map.of("sid", "new"));

    assertThat(FakeClient.text(client.next(ClientMessage.Result.class).values())).isEqualTo("[\"new\",\"new\"]");
  }

  @Test
  void callingPropertiesSetsACookieOverHttpOnly() {
    FakeClient client = open("HTTP").send(call("client.properties('k', 'v', {path = '/'})"));
    assertThat(client.next(ClientMessage.Cookie.class).header()).isEqualTo("k=v; Path=/");
    assertThat(FakeClient.text(client.next(ClientMessage.Result.class).values())).isEqualTo("[\"v\"]");
    client.disconnect();

    assertThat(eval(open("WebSocket"), "client.properties('sid', 'n')")).isEqualTo("[\"abc\",12]");
  }

  @Test
  void metatablesAreProtected() {
    assertThat(eval(open("HTTP"), "type(getmetatable(client)), (pcall(setmetatable, client, {})), "
        + "(pcall(setmetatable, client.writer, {}))")).isEqualTo("[\"string\",false,false]");
  }

  @Test
  void aClientIsWrittenAsItsId() {
    FakeClient client = open("HTTP");

    assertThat(eval(client, "client")).isEqualTo("[\"" + client.id() + "\"]");
  }
}
