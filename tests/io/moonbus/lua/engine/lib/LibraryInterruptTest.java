package io.moonbus.lua.engine.lib;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaInterrupt;
import io.moonbus.lua.engine.LuaState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.luaj.vm2.LuaValue;

class LibraryInterruptTest {

  private static final int BUDGET_MILLIS = 50;

  /** Each would run for minutes inside one call of a library function. */
  private static final Map<String, String> ENDLESS = Map.of(
      "backtracking pattern", "('a'):rep(40):find(('a*'):rep(30) .. 'b')",
      "lazy pattern", "('a'):rep(1000000):find('.-.-.-b')",
      "balanced pattern", "('('):rep(1000000):find('%b()x')",
      "gsub", "('a'):rep(60000):gsub('.-b', 'x')",
      "gsub with a function", "('a'):rep(60000):gsub('', function() return ('a'):rep(60000):find('.-b') end)",
      "gmatch", "for _ in ('a'):rep(1000000):gmatch('.-.-b') do end",
      "sort with a slow order", "local t = {} for i = 1, 1000 do t[i] = i end "
          + "table.sort(t, function(a, b) for i = 1, 1e6 do end return a < b end)",
      "rep in a loop", "while true do local s = ('x'):rep(1000000) end",
      "concat in a loop", "local t = {} for i = 1, 10000 do t[i] = i end while true do local s = table.concat(t) end",
      "table.move", "table.move({}, 1, 2e9, 2)");

  private static LuaEngine engine;

  @BeforeAll
  static void openEngine() {
    engine = LuaEngine.create();
  }

  @AfterAll
  static void closeEngine() {
    engine.close();
  }

  @TestFactory
  Stream<DynamicTest> runawayLibraryCallsAreInterrupted() {
    return ENDLESS.entrySet().stream().flatMap(entry -> List.of(true, false).stream()
        .map(compile -> DynamicTest.dynamicTest(entry.getKey() + (compile ? " compiled" : " interpreted"),
            () -> interrupts(entry.getValue(), compile))));
  }

  private static void interrupts(String source, boolean compile) {
    LuaState state = engine.newState(
        new EngineOptions().budgetMillis(BUDGET_MILLIS).compile(compile).compileAfter(0));
    LuaValue function = state.load(source.getBytes(StandardCharsets.US_ASCII), "=endless", state.globals());
    assertThatThrownBy(() -> state.call(function, LuaValue.NONE)).isInstanceOf(LuaInterrupt.class);
  }
}
