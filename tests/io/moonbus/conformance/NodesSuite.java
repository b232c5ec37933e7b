package io.moonbus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What scripts see of {@code data} and of the other servers, on whatever nodes a subclass starts. What is written at the
 * first node is looked for on every one. Each test uses keys of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodesSuite {

  private static final int TIMES = 50;

  final Client client = new Client();
  Nodes nodes;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    nodes = startNodes(home);
  }

  /** Starts the nodes with the applications of the suite in that folder. */
  abstract Nodes startNodes(Path home) throws Exception;

  @AfterAll
  void stop() throws Exception {
    if (nodes != null) {
      nodes.close();
    }
  }

  int first() {
    return nodes.ports().get(0);
  }

  int last() {
    return nodes.ports().get(nodes.ports().size() - 1);
  }

  int others() {
    return nodes.ports().size() - 1;
  }

  /** Runs a chunk on every node until it gives that. */
  void everywhere(String path, String chunk, String expected) throws Exception {
    for (int port : nodes.ports()) {
      client.until(port, path, chunk, expected);
    }
  }

  @Test
  void aWriteIsReadAtOnceWhereItWasMadeAndSoonEverywhere() throws Exception {
    assertThat(client.run(first(), "/db", "data.w = 'x' data.n = 12 data.b = false return data.w, data.n, data.b"))
        .isEqualTo("[\"x\",\"12\",false]");
    assertThat(client.run(first(), "", "return data.db.w")).isEqualTo("[\"x\"]");
    everywhere("/db", "return data.w, data.n, data.b", "[\"x\",\"12\",false]");
  }

  @Test
  void tablesArriveAsAWholeAndAreReplacedAsAWhole() throws Exception {
    client.run(first(), "/db", "data.tab = {x = 1, y = {z = 'deep'}, 10, 20}");
    everywhere("/db", "local t = data.tab or {} return t.x, (t.y or {}).z, t[1], data.tab and #t",
        "[\"1\",\"deep\",\"10\",3]");
    client.run(last(), "/db", "data.tab = {new = 1}");
    everywhere("/db", "local keys = {} for key in pairs(data.tab) do keys[#keys + 1] = key end return keys", "[[\"new\"]]");
    client.run(first(), "/db", "data.tab = nil");
    everywhere("/db", "return type(data.tab)", "[\"nil\"]");
  }

  @Test
  void anOlderDeletionDoesNotTakeWhatWasWrittenLater() throws Exception {
    client.run(first(), "/db", "data.phoenix = {old = 1} data.phoenix = nil data.phoenix = {new = 2}");
    everywhere("/db", "local t = data.phoenix or {} return t.old, t.new", "[null,\"2\"]");
  }

  @Test
  void anyBytesAreKeysAndValues() throws Exception {
    client.run(first(), "/db", "data.bytes = {['a/b'] = 1, ['../up'] = 2, ['.'] = 3, [''] = 4, ['\\0\\255'] = '\\0\\1\\255\\n', "
        + "['true'] = 'true', ['null'] = 'null', ['007'] = '007', [('k'):rep(1000)] = ('v'):rep(10000)}");
    everywhere("/db", "local t = data.bytes or {} return t['a/b'], t['../up'], t['.'], t[''], t['\\0\\255'] == '\\0\\1\\255\\n', "
            + "t['true'], t['null'], t['007'], t[('k'):rep(1000)] == ('v'):rep(10000), data.bytes and #t",
        "[\"1\",\"2\",\"3\",\"4\",true,\"true\",\"null\",\"007\",true,9]");
  }

  @Test
  void parentsSeeChildrenOnEveryNode() throws Exception {
    client.run(first(), "/db/sub", "data.v = 'subvalue' super.data.p = 'parent'");
    everywhere("", "return data.db and data.db.p, data.db and data.db.sub and data.db.sub.v", "[\"parent\",\"subvalue\"]");
    everywhere("/db/sub", "return data.v, super.data.p", "[\"subvalue\",\"parent\"]");
  }

  @Test
  void typesStayWhereTheSettingSaysSo() throws Exception {
    client.run(first(), "/typed", "data.n = 1.5 data.s = '1.5'");
    everywhere("/typed", "return data.n, data.s", "[1.5,\"1.5\"]");
  }

  @Test
  void everyNodeEndsWithTheSameOfSeveralWrites() throws Exception {
    for (int round = 0; round < 5; round++) {
      for (int port : nodes.ports()) {
        client.run(port, "/db", "data.last = '" + round + " of " + port + "'");
      }
    }
    client.run(last(), "/db", "data.lastDone = true");
    everywhere("/db", "return data.lastDone", "[true]");
    client.until(first(), "/db", "return data.last", client.run(last(), "/db", "return data.last"));
    everywhere("/db", "return data.last", client.run(first(), "/db", "return data.last"));
  }

  @Test
  void incrementsOfAllNodesAreCounted() throws Exception {
    for (int port : nodes.ports()) {
      client.run(port, "", "incrementOften('increments', " + TIMES + ")");
    }
    everywhere("", "return finished", "[" + TIMES + "]");
    everywhere("", "return data.increments", "[\"" + TIMES * nodes.ports().size() + "\"]");
  }

  @Test
  void updatesOfAllNodesAreCounted() throws Exception {
    for (int port : nodes.ports()) {
      client.run(port, "", "updateOften('updates', " + TIMES + ")");
    }
    everywhere("", "return data.updates", "[\"" + TIMES * nodes.ports().size() + "\"]");
  }

  @Test
  void aWatchTellsOfChangesOfAnyNode() throws Exception {
    Client.Socket socket = client.open(last(), "/db");
    socket.send("[\"watch\",\"watched\"]");
    assertThat(socket.next()).isEqualTo("[\"watching\"]");
    client.run(first(), "/db", "data.watched = 'a'");
    assertThat(socket.next()).isEqualTo("[\"changed\",\"a\",\"watched\"]");
    client.run(first(), "/db", "data.watched = nil");
    assertThat(socket.next()).isEqualTo("[\"changed\",null,\"watched\"]");
    socket.close();
  }

  @Test
  void whatExpiresVanishesEverywhere() throws Exception {
    client.run(first(), "/db", "data.session = 's' data:expire('session', 3) data.kept = 'k' data:expire('kept', 1) data:expire('kept')");
    everywhere("/db", "return data.session, data.kept", "[null,\"k\"]");
  }

  @Test
  void everyServerSeesTheOthers() throws Exception {
    String n = String.valueOf(others());
    everywhere("", "return #mona.servers, mona.servers.count, #mona.servers.initiators + #mona.servers.targets, came - gone",
        "[" + n + "," + n + "," + n + "," + n + "]");
    everywhere("", "for i, server in ipairs(mona.servers) do if mona.servers[i] ~= server or mona.servers(i) ~= server "
        + "or mona.servers[server.address] ~= server or server.address ~= server.host .. ':' .. server.port then "
        + "return 'wrong' end end return 'right'", "[\"right\"]");
  }

  @Test
  void aBroadcastReachesEveryOther() throws Exception {
    everyServerSeesTheOthers();
    client.run(first(), "", "mona.servers:broadcast('hear', 'hi', 1, {a = 1, 10}, nil, true)");
    for (int port : nodes.ports().subList(1, nodes.ports().size())) {
      client.until(port, "", "for _, all in ipairs(heard) do if all == '[\"hi\",1,[{\"a\":1},10],null,true]' then return true end end",
          "[true]");
    }
    client.run(first(), "", "mona.servers:broadcast('unknown', 1)");
  }

  @Test
  void callsAreAnswered() throws Exception {
    everyServerSeesTheOthers();
    for (int port : nodes.ports()) {
      client.run(port, "", "askAll('add', 40, 2)");
      client.until(port, "", "return answers", json(Collections.nCopies(others(), "[42]")));
      client.run(port, "", "askAll('size', ('\\0\\255x'):rep(10000))");
      client.until(port, "", "return answers", json(Collections.nCopies(others(), "[30000]")));
      client.run(port, "", "askAll('fail')");
      client.until(port, "", "local all = {} for i, message in ipairs(failures) do all[i] = message:match('it failed') end return all",
          json(Collections.nCopies(others(), "it failed")));
    }
  }

  private static String json(List<String> values) {
    return new io.vertx.core.json.JsonArray(new ArrayList<>(List.of(new io.vertx.core.json.JsonArray(new ArrayList<>(values))))).encode();
  }
}
