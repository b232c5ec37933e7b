package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

class InterruptTest {

  static Stream<Arguments> endless() {
    String[] sources = {
        "while true do end",
        "repeat until false",
        "for i = 1, 1 / 0 do end",
        "::again:: goto again",
        "local function f() return f() end f()",
        "local f, g function f() return g() end function g() return f() end f()",
        "local function f() pcall(f) return f() end f()",
        "local function f() return pcall(f) end while true do f() end",
        "while true do pcall(error) end",
        "while true do pcall(function() while true do end end) end",
        "xpcall(function() error('x') end, function() while true do end end)",
        "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end}) while true do pcall(function() return t[1] end) end",
        "local t = setmetatable({}, {__index = function() while true do end end}) return t.x",
        "coroutine.wrap(function() while true do end end)()",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "local w = coroutine.wrap(function() while true do coroutine.yield() end end) while true do w() end",
        "for v in function() return 1 end do end",
        "local function r() return 1 + r() end while true do pcall(r) end",
        "load(function() return ' ' end)",
        "table.sort({3, 2, 1}, function() while true do end end)",
        "('x'):gsub('x', function() while true do end end)",
        "local s = 'x' while true do pcall(function() while true do s = s .. s end end) s = 'x' end",
    };
    return Arrays.stream(sources).flatMap(source -> Arrays.stream(Scripts.Way.values()).map(way -> Arguments.of(way, source)));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void runawayScriptsAreStoppedAndTheStateLives(Scripts.Way way, String source) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options().budgetMillis(60));
      LuaValue chunk = Scripts.load(state, source);
      assertThatThrownBy(() -> state.call(chunk, LuaValue.NONE))
          .isInstanceOf(LuaInterrupt.class).hasMessageContaining("60 ms");
      Varargs results = state.call(Scripts.load(state, "return 1, (select(2, coroutine.running()))"), LuaValue.NONE);
      assertThat(Scripts.text(state, results)).isEqualTo("1 true");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInterruptSaysWhere(Scripts.Way way) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options().budgetMillis(40));
      LuaValue chunk = Scripts.load(state, "local x\nlocal function f()\n  while true do\n  end\nend\nf()");
      assertThatThrownBy(() -> state.call(chunk, LuaValue.NONE)).isInstanceOfSatisfying(LuaInterrupt.class,
          interrupt -> assertThat(interrupt.where()).startsWith("main.lua:3"));
    }
  }

  @Test
  void callsMadeWhileAnotherRunsShareItsBudget() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions().budgetMillis(50));
      LuaValue endless = Scripts.load(state, "while true do end");
      state.globals().set("again", new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs arguments) {
          return state.call(endless, LuaValue.NONE);
        }
      });
      LuaValue chunk = Scripts.load(state, "pcall(again) return 1");
      assertThatThrownBy(() -> state.call(chunk, LuaValue.NONE)).isInstanceOf(LuaInterrupt.class);
    }
  }

  @Test
  void javaLoopsAreStoppedWhenTheyPoll() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions().budgetMillis(50));
      state.globals().set("busy", new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs arguments) {
          while (true) {
            state.poll();
          }
        }
      });
      LuaValue chunk = Scripts.load(state, "busy()");
      assertThatThrownBy(() -> state.call(chunk, LuaValue.NONE)).isInstanceOf(LuaInterrupt.class);
    }
  }

  @Test
  void withoutBudgetNothingIsWatched() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions().budgetMillis(0));
      assertThat(Scripts.text(state, state.call(Scripts.load(state, "for i = 1, 1e6 do end return 1"), LuaValue.NONE))).isEqualTo("1");
    }
  }
}
