package io.moonbus.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRpcTest extends WebSocketTestBase {

  @Override
  void configure() {
    options.setMaxBatch(20).setMaxDepth(50);
  }

  @Test
  void answersWithTheIdAsItCame() throws IOException {
    try (RawClient client = open()) {
      for (String id : new String[] {"1", "-1.50", "\"a\\\"b\"", "null", "12345678901234567890"}) {
        assertThat(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[7],\"id\":" + id + "}"))
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":7}");
      }
    }
  }

  @Test
  void makesOneResultOfNoneOneAndSeveral() throws IOException {
    try (RawClient client = open()) {
      assertThat(result(client.ask(call("nothing", "[]")))).isNull();
      assertThat(result(client.ask(call("echo", "[]")))).isNull();
      assertThat(result(client.ask(call("echo", "[[1]]")))).isEqualTo(new JsonArray("[1]"));
      assertThat(result(client.ask(call("echo", "[1,2]")))).isEqualTo(new JsonArray("[1,2]"));
    }
  }

  @Test
  void passesNamedParametersAsOneTable() throws IOException {
    try (RawClient client = open()) {
      assertThat(result(client.ask(call("echo", "{\"a\":1}")))).isEqualTo(new JsonObject("{\"a\":1}"));
      String without = "{\"id\":1,\"method\":\"\\u0065cho\",\"jsonrpc\":\"2.0\"}";
      assertThat(result(client.ask(without))).isNull();
    }
  }

  @Test
  void doesNotAnswerNotifications() throws IOException {
    try (RawClient client = open()) {
      client.text("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[1]}");
      client.text("{\"jsonrpc\":\"2.0\",\"method\":\"unknown\"}");
      client.text("[{\"jsonrpc\":\"2.0\",\"method\":\"error\"}]");
      assertThat(result(client.ask(call("echo", "[2]")))).isEqualTo(2);
    }
  }

  @Test
  void hasTheCodesOfTheSpecification() throws IOException {
    try (RawClient client = open()) {
      assertThat(code(client.ask(call("unknown", "[]")))).isEqualTo(-32601);
      JsonObject error = new JsonObject(client.ask(call("error", "[]"))).getJsonObject("error");
      assertThat(error.getInteger("code")).isEqualTo(-32000);
      assertThat(error.getString("message")).isEqualTo("main.lua:1: \"boom\"");
      assertThat(error.getJsonObject("data")).isEqualTo(new JsonObject("{\"code\":500,\"method\":\"error\"}"));
      assertThat(code(client.ask(call("custom", "[]")))).isEqualTo(5);
      assertThat(code(client.ask("{\"jsonrpc\":\"2.0\",\"method\":1,\"id\":1}"))).isEqualTo(-32600);
      assertThat(code(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":1,\"id\":1}"))).isEqualTo(-32600);
      assertThat(client.ask("{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"id\":{}}")).contains("-32600", "\"id\":null");
      assertThat(code(client.ask("{\"method\":\"echo\",\"id\":1}"))).isEqualTo(-32600);
      assertThat(client.ask("{\"jsonrpc\": \"2.0\", \"method\"")).contains("-32700", "\"id\":null");
      assertThat(code(client.ask("[".repeat(51) + "]".repeat(51)))).isEqualTo(-32700);
    }
  }

  @Test
  void answersABatchInOneArray() throws IOException {
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\"}";
    try (RawClient client = open()) {
      JsonArray answers = new JsonArray(client.ask("[" + call("echo", "[1]") + " , " + notification + ",1,"
          + call("unknown", "[]") + "]"));
      assertThat(answers).hasSize(3);
      List<Object> ids = new ArrayList<>();
      answers.forEach(answer -> ids.add(((JsonObject) answer).getValue("id")));
      assertThat(ids).containsExactlyInAnyOrder(1, null, 1);
    }
  }

  @Test
  void refusesAnEmptyAndATooLargeBatch() throws IOException {
    String call = call("echo", "[1]");
    try (RawClient client = open()) {
      client.ask(call);
      assertThat(code(client.ask("[]"))).isEqualTo(-32600);
      assertThat(code(client.ask("[" + (call + ",").repeat(20) + call + "]"))).isEqualTo(-32600);
      assertThat(new JsonArray(client.ask("[" + (call + ",").repeat(19) + call + "]"))).hasSize(20);
      assertThat(new JsonArray(client.ask("[1,2]"))).hasSize(2);
    }
  }

  @Test
  void pushesNotificationsOnceTheClientSpeaksIt() throws IOException {
    try (RawClient client = open()) {
      assertThat(client.ask(call("push", "[]"))).isEqualTo(
          "{\"jsonrpc\":\"2.0\",\"method\":\"na\\\"me\",\"params\":[1,{\"a\":2}]}");
      assertThat(client.readText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"\",\"params\":[]}");
      assertThat(client.readText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"onMessage\",\"params\":[\"m\"]}");
      assertThat(client.readText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"onMessage\",\"params\":[]}");
      assertThat(client.readText()).isEqualTo(
          "{\"jsonrpc\":\"2.0\",\"method\":\"status\",\"params\":[\"Code\",\"text\"]}");
      assertThat(client.read().toString()).isEqualTo("2 raw");
      assertThat(result(client.readText())).isEqualTo("result");
    }
  }

  @Test
  void stillTakesMonaServersCallsFromSuchAClient() throws IOException {
    try (RawClient client = open()) {
      client.ask(call("echo", "[1]"));
      assertThat(client.ask("[\"echo\",1]")).isEqualTo("[1]");
      assertThat(client.ask("[\"unknown\"]")).startsWith("{\"error\":");
    }
  }

  @Test
  void ignoresAnswersOfTheClient() throws IOException {
    try (RawClient client = open()) {
      client.text("{\"jsonrpc\":\"2.0\",\"result\":1,\"id\":1}");
      assertThat(result(client.ask(call("echo", "[1]")))).isEqualTo(1);
    }
  }

  private static String call(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + ",\"id\":1}";
  }

  private static Object result(String answer) {
    JsonObject object = new JsonObject(answer);
    assertThat(object.containsKey("result")).as(answer).isTrue();
    return object.getValue("result");
  }

  private static int code(String answer) {
    return new JsonObject(answer).getJsonObject("error").getInteger("code");
  }
}
