package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import io.moonbus.lua.api.declaration.ScriptApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;

class GroupsTest extends MonaFixture {

  @Override
  void prepare() {
    context.run("p, q, g = ('a'):rep(64), ('b'):rep(64), ('c'):rep(64)");
  }

  @Test
  void joiningMakesAMemberAndTheGroup() {
    assertThat(eval("mona:joinGroup(p, g).id == p, #mona.groups, mona.groups[g].id == g, mona.groups(g):size(), "
        + "mona.groups[g].members[p].id == p, mona.groups[g].members(p).id == p")).isEqualTo("true 1 true 1 true true");
  }

  @Test
  void rawIdsMeanTheSame() {
    assertThat(eval("mona:joinGroup(('\\170'):rep(32), ('\\204'):rep(32)).id == p, mona.groups(('\\204'):rep(32)).id == g, "
        + "mona.groups[g].rawId == ('\\204'):rep(32), mona.groups[g].members(('\\170'):rep(32)).rawId == ('\\170'):rep(32)"))
        .isEqualTo("true true true true");
  }

  @Test
  void capitalLettersMeanTheSame() {
    assertThat(eval("mona:joinGroup(p:upper(), g:upper()).id == p, mona.groups[g] ~= nil")).isEqualTo("true true");
  }

  @Test
  void joiningAgainGivesTheSameMember() {
    assertThat(eval("mona:joinGroup(p, g) == mona:joinGroup(p, g), mona.groups[g]:size()")).isEqualTo("true 1");
  }

  @Test
  void theDocumentedFormOfTheCollectionJoinsToo() {
    assertThat(eval("mona.groups:join(p, g).id == p, mona.groups:join(q, g).id == q, mona.groups[g]:size()"))
        .isEqualTo("true true 2");
  }

  @Test
  void aGroupGoesWithItsLastMember() {
    assertThat(eval("(function() local a, b = mona:joinGroup(p, g), mona:joinGroup(q, g) local group = mona.groups[g] "
        + "a:release() a:release() local one = group:size() b:release() return one, group:size(), #mona.groups end)()"))
        .isEqualTo("1 0 0");
  }

  @Test
  void aPeerThatLeavesLeavesAllItsGroups() {
    context.run("mona:joinGroup(p, g) mona:joinGroup(p, q) mona:joinGroup(q, g)");
    context.groups().leave(context.environment().get("p").checkstring());
    assertThat(eval("#mona.groups, mona.groups[q], mona.groups[g].members[p], mona.groups[g]:size()"))
        .isEqualTo("1 nil nil 1");
  }

  @Test
  void clientsAreToldWhatTheyJoinAndLeave() {
    LuaTable client = new LuaTable();
    context.clients().put(context.environment().get("p"), client);
    context.environment().set("client", client);
    context.run("function client:onJoinGroup(group) joined = group end "
        + "function client:onUnjoinGroup(group) left = group:size() end "
        + "local member = mona:joinGroup(p, g) mona:joinGroup(p, g) member:release()");
    assertThat(eval("joined.id == g, left")).isEqualTo("true 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x', g", "p, 'x'", "p .. 'a', g", "('g'):rep(64), g", "nil, g", "p", "{}, g"})
  void badIdsAreErrors(String arguments) {
    assertThatThrownBy(() -> eval("mona:joinGroup(" + arguments + ")")).isInstanceOf(LuaError.class);
    assertThat(eval("#mona.groups")).isEqualTo("0");
  }

  @Test
  void groupsAndMembersHaveWhatIsDeclared() {
    context.run("member = mona:joinGroup(p, g) group = mona.groups[g]");
    assertThat(ScriptApi.GROUP.names(Kind.FIELD, Kind.METHOD)).allMatch(name -> !eval("group." + name).equals("nil"));
    assertThat(ScriptApi.MEMBER.names(Kind.FIELD, Kind.METHOD)).allMatch(name -> !eval("member." + name).equals("nil"));
  }

  @Test
  void theyAreWrittenAsTheirIds() {
    assertThat(eval("mona:toJSON(mona:joinGroup(p, g), mona.groups[g]) == '[\"' .. p .. '\",\"' .. g .. '\"]'"))
        .isEqualTo("true");
  }
}
