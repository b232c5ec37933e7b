package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.api.declaration.ApiMember;
import io.moonbus.lua.api.declaration.ApiMember.Kind;
import io.moonbus.lua.api.declaration.ApiObject;
import io.moonbus.lua.api.declaration.ScriptApi;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is declared is tested by a script, has the declared type, and is called with a colon. */
class TestedApiTest {

  private static final String ANY = "[string]";
  private static final List<Path> FOLDERS = Stream.of("applications", "events", "nodes")
      .map(name -> Path.of("tests", "resources", name)).toList();

  /** One object of each type that a lone node has. */
  private static final String SAMPLES = """
      local group = ("ab"):rep(32)
      function samples(client)
        local member = mona:joinGroup(client.id, group)
        return {Mona = mona, Client = client, Writer = client.writer, QualityOfService = client.writer.qos,
          ClientProperties = client.properties, ClientParameters = client.parameters, Clients = clients,
          Children = children, Settings = mona.configs, Groups = mona.groups, Group = mona.groups[group],
          Members = mona.groups[group].members, Member = member, Publications = mona.publications,
          Servers = mona.servers, Data = data, Watch = data:watch("x", print), Timer = mona:setTimer(1e6, print),
          File = mona:listPaths("")[1], IPAddress = mona:createIPAddress(),
          SocketAddress = mona:createSocketAddress(80), Application = this}
      end
      function onConnection(client)
        function client:kind(object, field)
          local value = samples(self)[object][field]
          local own = value ~= nil and type(value) == "table" and getmetatable(value)
          return type(value) == "number" and value % 1 == 0 and "integer" or type(value), type(own)
        end
        function client:dot(object, method) return (select("#", samples(self)[object][method]())) end
      end
      """;

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  private static Stream<ApiObject> objects() {
    return Stream.concat(ScriptApi.GLOBAL.stream(), ScriptApi.TYPES.stream());
  }

  private static String scripts() {
    StringBuilder all = new StringBuilder();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          all.append(Files.readString(file)).append('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  /** How a script writes what uses a member; operators are tested under their name. */
  private static Pattern use(ApiObject object, ApiMember member) {
    String name = Pattern.quote(member.name());
    return Pattern.compile(switch (member.kind()) {
      case METHOD -> "[:.]" + name + "\\(|\\." + name + "\\b";
      case EVENT -> "function \\w*[:.]?" + name + "\\(";
      case FUNCTION -> "\\b" + name + "\\(";
      case FIELD -> "[.\"]" + name + "\\b|\\b" + name + "\\b *[=,)]";
      case OPERATOR -> "\"(" + object.name() + ")?\\." + name + "\"";
    });
  }

  @Test
  void everyMemberIsUsedByAScriptThatTests() {
    String scripts = scripts();
    Map<String, List<String>> missing = new TreeMap<>();
    objects().forEach(object -> {
      List<String> names = object.members().stream()
          .filter(member -> !member.name().equals(ANY) && !use(object, member).matcher(scripts).find())
          .map(member -> member.kind() + " " + member.name()).toList();
      if (!names.isEmpty()) {
        missing.put(object.name(), names);
      }
    });
    assertThat(missing).as("declared, but in no file of " + FOLDERS).isEmpty();
  }

  private static Set<String> luaTypes(String declared) {
    return Stream.of(declared.split("\\|")).map(String::strip).map(type -> switch (type) {
      case "string", "boolean", "number", "integer", "any" -> type;
      default -> "object";
    }).collect(Collectors.toSet());
  }

  private static boolean fits(String declared, JsonArray kind) {
    Set<String> types = luaTypes(declared);
    String actual = kind.getString(0);
    return types.contains("any") || types.contains(actual) || actual.equals("integer") && types.contains("number")
        || types.contains("object") && (actual.equals("table") || actual.equals("userdata"));
  }

  @Test
  void fieldsHaveTheDeclaredTypes() {
    www.file("main.lua", SAMPLES).start();
    var client = www.connect("");
    Set<String> elsewhere = Set.of("Server", "CookieOptions");
    objects().filter(object -> !elsewhere.contains(object.name())).forEach(object -> {
      for (ApiMember field : object.members(Kind.FIELD)) {
        if (!field.name().equals(ANY) && !field.name().equals("HTTP")) {
          String kind = client.call(new JsonArray().add("kind").add(object.name()).add(field.name()).encode());
          assertThat(fits(field.type(), new JsonArray(kind)))
              .as(object.name() + "." + field.name() + " is " + kind + ", declared " + field.type()).isTrue();
        }
      }
    });
  }

  @Test
  void methodsCalledWithADotReturnNothingAndSayWhy() {
    www.file("main.lua", SAMPLES).start();
    var client = www.connect("");
    for (ApiObject object : ScriptApi.TYPES) {
      for (String method : object.names(Kind.METHOD)) {
        if (Set.of("Server", "Data").contains(object.name())) {
          continue;
        }
        assertThat(client.call(new JsonArray().add("dot").add(object.name()).add(method).encode()))
            .as(object.name() + "." + method).isEqualTo("[0]");
        assertThat(www.lines()).last().asString().contains("'" + method + "' is called with ':'");
      }
    }
  }
}
