package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import io.moonbus.lua.api.declaration.ApiObject;
import io.moonbus.lua.api.declaration.ScriptApi;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** What is bound is declared, and what is declared is bound. */
class DeclarationTest extends MonaFixture {

  @Test
  void monaHasWhatIsDeclared() {
    Set<String> declared = new TreeSet<>(ScriptApi.MONA.names(Kind.METHOD, Kind.FIELD));
    declared.remove("[string]");
    assertThat(names(mona)).isEqualTo(declared);
  }

  @Test
  void globalsAreThere() {
    assertThat(names(context.state().globals())).containsAll(ScriptApi.GLOBALS.names(Kind.FUNCTION));
  }

  @Test
  void addressesAndFilesHaveWhatIsDeclared() {
    assertThat(members(IpAddressObject.MEMBERS)).isEqualTo(fields(ScriptApi.IP_ADDRESS));
    assertThat(members(SocketAddressObject.MEMBERS)).isEqualTo(fields(ScriptApi.SOCKET_ADDRESS));
    assertThat(members(FileObject.MEMBERS)).isEqualTo(fields(ScriptApi.FILE));
  }

  @Test
  void bindingSomethingElseFails() {
    assertThatThrownBy(() -> Binding.methods(new LuaTable(), ScriptApi.TIMER, context.log(), self -> true, Map.of()))
        .isInstanceOf(IllegalStateException.class).hasMessage("Timer declares [cancel] but binds []");
  }

  private static Set<String> fields(ApiObject object) {
    return new TreeSet<>(object.names(Kind.FIELD));
  }

  private static Set<String> members(Map<LuaValue, ?> members) {
    Set<String> names = new TreeSet<>();
    members.keySet().forEach(name -> names.add(name.tojstring()));
    return names;
  }

  private static Set<String> names(LuaTable table) {
    Set<String> names = new TreeSet<>();
    for (LuaValue key : table.keys()) {
      names.add(key.tojstring());
    }
    return names;
  }
}
