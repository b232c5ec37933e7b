package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.FakeClient;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the files in {@code tests/resources/applications}: each is the application {@code /games/suite} and tests what
 * scripts see of the server. Its functions {@code test.x} are called with the global {@code client} set, over HTTP when the
 * name of the file begins so, else over WebSocket.
 */
class ApplicationSuiteTest {

  private static final Path FILES = Path.of("tests", "resources", "applications");
  private static final String BEFORE = """
      test = {} local function text(v) return type(v) == "string" and ("%q"):format(v) or tostring(v) end \
      function equal(actual, expected, what) if actual ~= expected then \
      error((what and what .. ": " or "") .. text(expected) .. " expected, got " .. text(actual), 2) end end \
      function different(a, b) if a == b then error("two values expected, got twice " .. text(a), 2) end end\s""";
  private static final String AFTER = """

      function onConnection(c)
        client = c
        function c:tests()
          local names = {}
          for name in pairs(test) do names[#names + 1] = name end
          table.sort(names)
          return unpack(names)
        end
        function c:run(name) return test[name]() end
        return {index = "start", custom = 7}
      end
      """;

  private Www www;

  @AfterEach
  void close() {
    if (www != null) {
      www.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> everyFile() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList().stream().map(this::file);
    }
  }

  private DynamicNode file(Path file) {
    return dynamicContainer(file.getFileName().toString(), Stream.of(0).flatMap(start -> tests(file)));
  }

  private Stream<DynamicNode> tests(Path file) {
    close();
    www = www(file).start();
    String protocol = file.getFileName().toString().startsWith("http") ? "HTTP" : "WebSocket";
    FakeClient client = www.protocol().open(protocol, "/games/suite", "a=1&b",
        Map.of("Host", "localhost", "X-Number", "12", "X-Truth", "true", "version", "1.1"));
    client.next(ClientMessage.Accepted.class);
    List<?> names = new JsonArray(client.call("[\"tests\"]")).getList();
    return names.stream().map(name -> dynamicTest(name.toString(),
        () -> run(client, name)));
  }

  /** The results of a test are the messages that have to come before them. */
  private static void run(FakeClient client, Object name) {
    client.send(new JsonArray().add("run").add(name).encode());
    JsonArray messages = new JsonArray();
    ClientMessage message = client.next();
    for (; !(message instanceof ClientMessage.Result); message = client.next()) {
      assertThat(message).isNotInstanceOf(ClientMessage.Failed.class);
      messages.add(message instanceof ClientMessage.Push push ? FakeClient.text(push)
          : message instanceof ClientMessage.Cookie cookie ? "COOKIE " + cookie.header() : message.toString());
    }
    assertThat(messages).isEqualTo(new JsonArray(FakeClient.text(((ClientMessage.Result) message).values())));
  }

  private static Www www(Path file) {
    Www www = new Www();
    www.options().configs().putAll(Map.of("group.number", "42", "group.text", "a text", "group.yes", "true",
        "group.no", "false", "group.nothing", "null", "top", "level", "WebSocket.timeout", "80"));
    www.options().arguments().put("daemon", "true");
    try {
      return www.file("main.lua", "rootvar = 'root' shared = 'root'")
          .file("games/main.lua", "gamesvar = 'games' shared = 'games' function who() return name end")
          .file("games/chess/main.lua", "")
          .file("games/late/main.lua", "latevar = 'late'")
          .file("games/late/deep/main.lua", "")
          .file("games/suite/main.lua", BEFORE + Files.readString(file) + AFTER);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
