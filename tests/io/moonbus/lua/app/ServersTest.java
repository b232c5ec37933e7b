package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.MemoryNetwork;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scripts of two nodes on one network: A is 127.0.0.1:1, B is 127.0.0.1:2 and has connected to A. */
class ServersTest {

  private static final String EVENTS = """
      function onServerConnection(server)
        NOTE("came ", server.address)
        function server:onHello(...) NOTE("hello ", mona:toJSON(...)) end
        function server:bin(s) NOTE("bin ", #s, " ", (s:gsub(".", function(c) return c:byte() .. "," end))) end
        function server:add(a, b) return a + b, "done" end
        function server:boom() error("boom") end
        function server:wanted() error({code = 42, message = "wanted"}) end
        function server:nothing() end
        server.custom = 7
      end
      function onServerDisconnection(server, ...) NOTE("gone ", server.address, " ", ...) end
      """;

  private final MemoryNetwork network = new MemoryNetwork();
  private final Www a = new Www();
  private final Www b = new Www();
  private NodeLink linkOfB;

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private static NodeInfo node(String id, int port, boolean isTarget, Map<String, String> properties) {
    return new NodeInfo(id, id, "127.0.0.1", port, "", "test", isTarget, properties);
  }

  private void start(String more) {
    a.node(network.join(node("a", 1, true, Map.of("name", "master", "arg", "val", "number", "12"))));
    a.app("", EVENTS + more).start();
    linkOfB = network.join(node("b", 2, false, Map.of()));
    b.node(linkOfB).app("", EVENTS + more);
    b.options().configs().put("publicHost", "b.example.org");
    b.start();
    Www.until(() -> a.scriptLines().contains("INFO main.lua:2: came 127.0.0.1:2")
        && b.scriptLines().contains("INFO main.lua:2: came 127.0.0.1:1"));
  }

  private static void until(Www www, String end) {
    try {
      Www.until(() -> www.scriptLines().stream().anyMatch(line -> line.endsWith(end)));
    } catch (AssertionError e) {
      throw new AssertionError("no line ends with " + end + " in " + www.scriptLines(), e);
    }
  }

  @Test
  void eachSeesTheOther() {
    start("");
    assertThat(a.eval("", "#mona.servers, mona.servers.count, #mona.servers.initiators, #mona.servers.targets"))
        .isEqualTo("[1,1,1,0]");
    assertThat(b.eval("", "#mona.servers, #mona.servers.initiators, #mona.servers.targets")).isEqualTo("[1,0,1]");
    assertThat(b.eval("", "mona.servers[1].address, mona.servers[1].host, mona.servers[1].port, mona.servers[1].isTarget"))
        .isEqualTo("[\"127.0.0.1:1\",\"127.0.0.1\",1,true]");
    assertThat(a.eval("", "mona.servers[1].isTarget, mona.servers[1]")).isEqualTo("[false,\"127.0.0.1:2\"]");
  }

  @Test
  void propertiesOfTheTargetAreDynamic() {
    start("");
    assertThat(b.eval("", "mona.servers[1].name, mona.servers[1].arg, mona.servers[1].number, mona.servers[1].configs.name, "
        + "mona.servers[1].none, mona.servers[1].custom")).isEqualTo("[\"master\",\"val\",12,\"master\",null,7]");
    assertThat(a.eval("", "mona.servers[1].name, mona.servers[1].publicHost")).isEqualTo("[null,\"b.example.org\"]");
  }

  @Test
  void theCollectionIsReachedInEveryWay() {
    start("");
    assertThat(a.eval("", "mona.servers(1) == mona.servers[1], mona.servers['127.0.0.1:2'] == mona.servers[1], "
        + "mona.servers('127.0.0.1:2') == mona.servers[1], mona.servers['b.example.org'] == mona.servers[1], "
        + "mona.servers.initiators[1] == mona.servers[1], mona.servers[2], mona.servers[0], mona.servers[1.5], mona.servers.nobody"))
        .isEqualTo("[true,true,true,true,true,null,null,null,null]");
    assertThat(a.eval("", "(function() local all = {} for k, s in pairs(mona.servers) do all[#all + 1] = k .. s.port end "
        + "for i, s in ipairs(mona.servers) do all[#all + 1] = i .. s.address end "
        + "all[#all + 1] = next(mona.servers) return unpack(all) end)()"))
        .isEqualTo("[\"127.0.0.1:22\",\"1127.0.0.1:2\",\"127.0.0.1:2\"]");
  }

  @Test
  void messagesCarryValuesOfAllTypes() {
    start("");
    a.eval("", "mona.servers[1]:send('onHello', 'hi', 1, {a = 1, 10}, nil, true)");
    until(b, "hello [\"hi\",1,[{\"a\":1},10],null,true]");
    a.eval("", "mona.servers[1]:send('bin', '\\0\\255')");
    until(b, "bin 2 0,255,");
    a.eval("", "mona.servers[1]:send('onHello', {__time = 1388628245006})");
    until(b, "hello [\"2014-01-02T02:04:05.006+00:00\"]");
  }

  @Test
  void aBroadcastReachesEachOfThem() {
    start("");
    a.eval("", "mona.servers:broadcast('onHello', 'broadcast')");
    until(b, "hello [\"broadcast\"]");
    b.eval("", "mona.servers.targets:broadcast('onHello', 'to targets'), mona.servers.initiators:broadcast('onHello', 'to nobody')");
    until(a, "hello [\"to targets\"]");
    assertThat(a.scriptLines()).noneMatch(line -> line.contains("nobody"));
  }

  @Test
  void onlyFunctionsThatAScriptPutThereCanBeCalled() {
    start("");
    a.eval("", "mona.servers[1]:send('unknown', 1), mona.servers[1]:send('custom'), mona.servers[1]:send('reject'), "
        + "mona.servers[1]:send('onHello', 'after')");
    until(b, "hello [\"after\"]");
    assertThat(b.eval("", "#mona.servers")).isEqualTo("[1]");
    assertThat(b.scriptLines()).noneMatch(line -> line.startsWith("SEVERE"));
  }

  @Test
  void aCallGivesItsAnswerToACallback() {
    start("");
    b.eval("", "mona.servers[1]:call('add', 2, 3, function(...) NOTE('answer ', mona:toJSON(...)) end)");
    until(b, "answer [5,\"done\"]");
    b.eval("", "mona.servers[1]:call('nothing', function(...) NOTE('answer ', select('#', ...)) end)");
    until(b, "answer 0");
    b.eval("", "mona.servers[1]:call('unknown', function(value, message) NOTE('answer ', value, message) end)");
    until(b, "answer (null)Method 'unknown' not found");
    b.eval("", "mona.servers[1]:call('boom', function(value, message) NOTE('answer ', value, message) end)");
    until(b, "answer (null)main.lua:6: boom");
    assertThat(a.scriptLines()).anyMatch(line -> line.startsWith("SEVERE main.lua:6: boom"));
    b.eval("", "mona.servers[1]:call('wanted', function(value, message) NOTE('answer ', value, message) end)");
    until(b, "answer (null)wanted");
    assertThat(a.scriptLines()).noneMatch(line -> line.startsWith("SEVERE") && line.contains("wanted"));
  }

  @Test
  void aCallFromACoroutineReturnsTheAnswer() {
    start("""
        function ask(name, ...)
          local arguments = {...}
          coroutine.wrap(function()
            local server = mona.servers[1]
            local results = {pcall(server.call, server, name, unpack(arguments))}
            NOTE("answer ", mona:toJSON(unpack(results)))
            NOTE("straight ", server:call("add", 1, 1))
          end)()
        end
        """);
    b.eval("", "ask('add', 20, 22)");
    until(b, "answer [true,42,\"done\"]");
    until(b, "straight 2done");
    b.eval("", "ask('boom')");
    Www.until(() -> b.scriptLines().stream().anyMatch(line -> line.contains("answer [false,\"") && line.contains("boom")));
  }

  @Test
  void aCallThatCannotWaitIsAnError() {
    start("");
    assertThat(b.eval("", "pcall(function() mona.servers[1]:call('add', 1, 2) end)"))
        .contains("false").contains("call: the answer comes later");
  }

  @Test
  void aCallToOneWhoHasGoneFails() {
    start("local came = onServerConnection function onServerConnection(s) last = s came(s) end");
    network.leave(linkOfB);
    until(a, "gone 127.0.0.1:2 ");
    assertThat(a.eval("", "#mona.servers, mona.servers[1], #mona.servers.initiators")).isEqualTo("[0,null,0]");
    a.eval("", "last:send('onHello'), last:call('add', function(value, message) NOTE('answer ', value, message) end)");
    until(a, "answer (null)server 127.0.0.1:2 is not connected");
  }

  @Test
  void aServerThatIsRejectedIsHeardNoMore() {
    start("");
    a.eval("", "mona.servers[1]:reject('go away')");
    until(a, "gone 127.0.0.1:2 go away");
    until(b, "gone 127.0.0.1:1 go away");
    assertThat(a.eval("", "#mona.servers")).isEqualTo("[0]");
    assertThat(b.eval("", "#mona.servers")).isEqualTo("[0]");
    b.eval("", "1");
    a.eval("", "mona.servers:broadcast('onHello', 'nobody')");
    assertThat(b.scriptLines()).noneMatch(line -> line.contains("nobody"));
  }

  @Test
  void oneWhoIsStoppedSaysGoodbye() {
    start("");
    b.stop();
    until(a, "gone 127.0.0.1:2 ");
    b.start();
    Www.until(() -> a.scriptLines().stream().filter(line -> line.endsWith("came 127.0.0.1:2")).count() == 2);
  }

  @Test
  void eventsGoToTheRootApplicationOnly() {
    a.node(network.join(node("a", 1, true, Map.of())));
    a.app("", EVENTS).app("child", "function onServerConnection(server) ERROR('wrong') end").start();
    a.eval("child", "1");
    b.node(network.join(node("b", 2, false, Map.of()))).app("", "").start();
    until(a, "came 127.0.0.1:2");
    assertThat(a.scriptLines()).noneMatch(line -> line.contains("wrong"));
    assertThat(a.eval("child", "mona.servers == super.mona.servers, #mona.servers")).isEqualTo("[true,1]");
  }

  @Test
  void serversStandForTheirAddresses() {
    start("");
    assertThat(a.eval("", "mona:createSocketAddress(mona.servers[1]).value, mona:createIPAddress(mona.servers[1]).value"))
        .isEqualTo("[\"127.0.0.1:2\",\"127.0.0.1\"]");
    a.eval("", "mona:addToBlacklist(mona.servers[1])");
    assertThat(a.vertx().sharedData().getLocalMap("moonbus.blacklist").keySet()).isEqualTo(java.util.Set.of("127.0.0.1"));
  }

  @Test
  void nonsenseFromANodeIsOneLine() {
    start("");
    for (String topic : List.of("script.hello", "script.bye", "script.send")) {
      linkOfB.send("a", topic, Buffer.buffer(new byte[] {99}));
      until(a, "malformed " + topic + ": unknown tag 99 at byte 1");
    }
    linkOfB.send("a", "script.send", Buffer.buffer());
    until(a, "name of the function missing at byte 0");
    assertThat(a.lines().stream().filter(line -> line.startsWith("WARNING server 127.0.0.1:2: "))).hasSize(4);
    assertThat(a.eval("", "#mona.servers")).isEqualTo("[1]");
  }

  @Test
  void whoMissedTheHelloIsGreetedAgain() {
    MemoryNetwork.Loss loss = parcel -> parcel.topic().equals("script.hello");
    network.lose(loss);
    a.node(network.join(node("a", 1, true, Map.of()))).app("", EVENTS).start();
    b.node(network.join(node("b", 2, false, Map.of()))).app("", EVENTS).start();
    assertThat(a.eval("", "#mona.servers")).isEqualTo("[0]");
    network.lose(parcel -> false);
    until(a, "came 127.0.0.1:2");
    until(b, "came 127.0.0.1:1");
  }
}
