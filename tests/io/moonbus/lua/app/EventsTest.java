package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.MemoryNetwork;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every event that scripts may define, and two nodes that go through all that servers can do. */
class EventsTest {

  private static final Path RESOURCES = Path.of("tests", "resources");

  private final MemoryNetwork network = new MemoryNetwork();
  private final Www www = new Www();
  private final Www other = new Www();

  @AfterEach
  void close() {
    www.close();
    other.close();
  }

  private static String script(String name) {
    try {
      return Files.readString(RESOURCES.resolve(name).resolve("main.lua"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private NodeLink node(String id, int port, boolean isTarget, Map<String, String> properties) {
    return network.join(new NodeInfo(id, id, "127.0.0.1", port, "", "test", isTarget, properties));
  }

  private static List<?> log(FakeClient client) {
    return new JsonArray(client.call("[\"log\"]")).getList();
  }

  @Test
  void eventsComeInTheirOrder() {
    www.file("main.lua", script("events")).start();
    FakeClient client = www.protocol().open("WebSocket", "", "a=1&b", Map.of());
    assertThat(client.next(ClientMessage.Accepted.class).parameters()).containsEntry("timeout", 60.0);
    FakeClient leaving = www.connect("");
    assertThat(client.call("[\"join\"]")).isEqualTo("[true]");
    assertThat(client.call("[{\"x\":1},2]")).isEqualTo("[\"heard\",2]");
    ClientMessage.FileReply file = client.read("page.html", "a=7").next(ClientMessage.FileReply.class);
    assertThat(file.file()).isEqualTo("instead.txt");
    assertThat(file.tags()).isEqualTo(Map.of("key", "value"));
    assertThat(client.call("[\"typed\",{\"__type\":\"Point\"}]")).isEqualTo("[\"Point!\"]");
    assertThat(client.fail("[\"failing\"]").message()).startsWith("main.lua:").endsWith(": in a method");
    assertThat(client.call("[\"leave\"]")).isEqualTo("[]");
    leaving.disconnect();
    Www.until(() -> log(client).contains("onDisconnection WebSocket"));

    List<?> log = log(client);
    assertThat(log.get(4)).asString().startsWith("onMessage table: 0x").endsWith(" 2");
    assertThat(log.toArray()).startsWith("onStart '' true", "onConnection WebSocket 2", "onConnection WebSocket 0",
        "onJoinGroup 1").endsWith("onRead page.html 7", "onTypedObject Point", "onUnjoinGroup 0",
        "onDisconnection WebSocket");

    www.stop();
    assertThat(www.scriptLines()).last().asString().contains("all: onStart ''").endsWith(", onStop ''");
  }

  @Test
  void ticksComeByThemselves() {
    www.options().manageMillis(5).realTimeMillis(5);
    www.file("main.lua", script("events")).start();
    FakeClient client = www.connect("");
    assertThat(client.push()).isEqualTo("INVOCATION managed []");
    Www.until(() -> !client.call("[\"ticks\"]").contains("null"));
  }

  @Test
  void serversComeAndGo() {
    www.node(node("a", 1, true, Map.of())).file("main.lua", script("events")).start();
    NodeLink link = node("b", 2, false, Map.of());
    other.node(link).file("main.lua", script("events")).start();
    FakeClient client = www.connect("");
    Www.until(() -> log(client).contains("onServerConnection 127.0.0.1:2"));
    network.leave(link);
    Www.until(() -> log(client).contains("onServerDisconnection 127.0.0.1:2"));
  }

  @Test
  void serversCallEachOther() {
    www.node(node("a", 1, true, Map.of("given", "by the settings"))).app("", script("nodes")).start();
    other.options().configs().put("asks", "true");
    other.node(node("b", 2, false, Map.of())).app("", script("nodes")).start();
    Www.until(() -> !other.eval("", "finished").equals("[null]"));
    assertThat(other.eval("", "finished")).isEqualTo("[\"done\"]");
    Www.until(() -> www.eval("", "gone, #mona.servers").equals("[\"127.0.0.1:2 enough\",0]")
        && other.eval("", "gone, #mona.servers").equals("[\"127.0.0.1:1 enough\",0]"));
  }
}
