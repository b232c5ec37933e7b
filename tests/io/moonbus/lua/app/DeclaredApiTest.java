package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import io.moonbus.lua.api.declaration.ApiObject;
import io.moonbus.lua.api.declaration.ScriptApi;
import io.vertx.core.json.JsonArray;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a running application finds is what is declared. */
class DeclaredApiTest {

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void theEnvironmentHasWhatIsDeclared() {
    www.app("", "").start();
    Set<String> declared = names(ScriptApi.APPLICATION, Kind.FIELD, Kind.FUNCTION);
    declared.add("onConnection");

    assertThat(keys("mona and data and this")).isEqualTo(declared);
  }

  @Test
  void theTableOfMonaHasWhatIsDeclared() {
    www.app("", "").start();
    Set<String> declared = names(ScriptApi.MONA, Kind.FIELD, Kind.METHOD);
    declared.remove("[string]");

    assertThat(keys("mona")).isEqualTo(declared);
    assertThat(keys("_G.mona")).isEqualTo(declared);
  }

  @Test
  void clientsHaveWhatIsDeclared() {
    Set<String> declared = names(ScriptApi.CLIENT, Kind.FIELD);
    declared.remove("[string]");
    declared.removeAll(Set.of("HTTP", "WebSocket"));
    Set<String> members = new TreeSet<>();
    ClientMembers.names().forEach(name -> members.add(name.tojstring()));

    assertThat(members).isEqualTo(declared);
  }

  @Test
  void everyDeclaredFieldOfAWriterIsThere() {
    www.file("main.lua", """
        function onConnection(client)
          function client:has(name) return self.writer[name] ~= nil end
        end
        """).start();

    assertThat(ScriptApi.WRITER.names(Kind.FIELD, Kind.METHOD))
        .allMatch(name -> www.connect("").call("[\"has\",\"" + name + "\"]").equals("[true]"));
  }

  private static Set<String> names(ApiObject object, Kind... kinds) {
    return new TreeSet<>(object.names(kinds));
  }

  private Set<String> keys(String table) {
    String names = www.eval("", "(function(t) local names = {} for name in pairs(t) do names[#names + 1] = name end "
        + "return unpack(names) end)(" + table + ")");
    Set<String> keys = new TreeSet<>();
    new JsonArray(names).forEach(name -> keys.add((String) name));
    return keys;
  }
}
