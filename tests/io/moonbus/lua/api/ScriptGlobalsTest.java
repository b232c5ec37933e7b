package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaValue;

class ScriptGlobalsTest extends MonaFixture {

  @Test
  void logFunctionsHaveTheirLevels() {
    context.run("ERROR('e') WARN('w') NOTE('n') INFO('i') DEBUG('d') TRACE('t')");
    assertThat(context.logged).extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("SEVERE", "WARNING", "INFO", "INFO", "FINE", "FINER");
  }

  @Test
  void logFunctionsJoinTheirArgumentsWithoutSeparator() {
    context.run("NOTE('a', 1, true, false, nil, 1.5) NOTE()");
    assertThat(context.logged).extracting(line -> line.replaceFirst("^INFO (test.lua:\\d+: )?", ""))
        .containsExactly("a1(true)(false)(null)1.5", "");
  }

  @Test
  void logFunctionsShowTablesByTheirTextOrAddress() {
    context.run("NOTE(setmetatable({}, {__tostring = function() return 'mine' end}), mona:createIPAddress('1.2.3.4'))");
    context.run("NOTE({}, print)");
    assertThat(context.logged.get(0)).endsWith("mine1.2.3.4");
    assertThat(context.logged.get(1)).matches(".*table_0x[0-9a-f]+function_0x[0-9a-f]+");
  }

  @Test
  void logFunctionsTakeTextsInAnyLanguage() {
    context.run("NOTE('h\u00e9 \u20ac')");
    context.run("NOTE('\\255\\254')");
    assertThat(context.logged.get(0)).endsWith("h\u00e9 \u20ac");
    assertThat(context.logged).hasSize(2);
  }

  @Test
  void pairsAndNextWorkOnTablesAsInLua() {
    assertThat(eval("(function() local n = 0 for k, v in pairs({1, 2, a = 3}) do n = n + v end return n end)(), "
        + "next({}), next({7})")).isEqualTo("6 nil 1 7");
    assertThat(eval("(function() local s = '' for i, v in ipairs({'a', 'b', nil, 'c'}) do s = s .. i .. v end "
        + "return s end)()")).isEqualTo("1a2b");
  }

  @Test
  void pairsNextAndIpairsIterateCollections() {
    Collection collection = context.types().collection();
    collection.put("x", LuaValue.valueOf("y"));
    collection.put(LuaValue.valueOf(1), LuaValue.valueOf("one"));
    context.environment().set("c", collection);
    assertThat(eval("(function() local n = 0 for k, v in pairs(c) do n = n + 1 if k == 'x' then n = n + 10 end end "
        + "return n end)()")).isEqualTo("12");
    assertThat(eval("(function() for i, v in ipairs(c) do return i, v end end)()")).isEqualTo("1 one");
    assertThat(eval("next(c) ~= nil, next(c, 'no such key' and next(c, 1)) ~= nil or next(c, 1) ~= nil"))
        .startsWith("true");
  }

  @Test
  void pairsHonoursMetamethods() {
    assertThat(eval("(function() for k, v in pairs(setmetatable({}, {__pairs = function() return next, {z = 1}, nil "
        + "end})) do return k, v end end)()")).isEqualTo("z 1");
  }

  @Test
  void iteratingSomethingElseIsLoggedAndGivesNothing() {
    assertThat(context.run("return pairs(nil)").narg()).isZero();
    assertThat(context.run("return ipairs(12)").narg()).isZero();
    assertThat(context.run("return next('text')").narg()).isZero();
    assertThat(context.logged).hasSize(3).allMatch(line -> line.startsWith("SEVERE"))
        .last().asString().endsWith("'next' needs a table or a collection, not string");
  }
}
