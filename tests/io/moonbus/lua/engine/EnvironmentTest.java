package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

class EnvironmentTest {

  static Stream<Arguments> snippets() {
    return Scripts.cases("""
        local function f() return x end setfenv(f, {x = 5}) return f(), x => 5 nil
        local function f() return function() return x end end setfenv(f, {x = 5}) return f()() => 5
        local g = function() return x end local function f() return g() end setfenv(f, {x = 5}) return f() => nil
        local function f() setfenv(1, {x = 7}) return x end return f(), x => 7 nil
        local function set() setfenv(2, {x = 7}) end local function f() set() return x end return f() => 7
        local function f() end local e = {} setfenv(f, e) return getfenv(f) == e => true
        local function f() end return getfenv(f) == _G, getfenv(print) == _G, getfenv(0) == _G, getfenv() == _G => true true true true
        local e, getfenv = {}, getfenv local function f() return getfenv(1) end setfenv(f, e) return f() == e => true
        local function f() return getfenv(2) end return f() == _G => true
        local e = setmetatable({}, {__index = _G}) local function f() y = 3 return type(print) end setfenv(f, e) return f(), e.y, y => function 3 nil
        return load('return x', 'c', 't', {x = 9})(), load('return x')() => 9 nil
        local i = 0 return load(function() i = i + 1 return ({'return ', '4', '2'})[i] end)() => 42
        return load('x', 'c', 'b') => nil attempt to load chunk with wrong mode
        return loadstring('return ...')(1, 2) => 1 2
        return loadstring('\\27Lua') => nil [string "\u001bLua"]: attempt to load bytecode, which is not supported
        return (function(...) return getfenv(1) end)() == _G => true
        """);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void functionsHaveEnvironmentsAsInLua51(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void statesShareNothing(Scripts.Way way) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState a = engine.newState(way.options());
      LuaState b = engine.newState(way.options());
      a.call(Scripts.load(a, "x = 1 string.twice = function(s) return s .. s end debug.setmetatable(1, {__index = {y = 2}})"), LuaValue.NONE);
      assertThat(Scripts.text(a, a.call(Scripts.load(a, "return ('a'):twice(), (1).y"), LuaValue.NONE))).isEqualTo("aa 2");
      assertThat(Scripts.text(b, b.call(Scripts.load(b, "return x, string.twice, pcall(function() return (1).y end)"), LuaValue.NONE)))
          .isEqualTo("nil nil false main.lua:1: attempt to index a number value");
    }
  }

  @ParameterizedTest
  @EnumSource
  void javaSeesTheEnvironmentOfAFunction(Scripts.Way way) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options());
      LuaTable environment = new LuaTable();
      LuaValue chunk = state.load("x = 1".getBytes(), "@a.lua", environment);
      state.call(chunk, LuaValue.NONE);
      assertThat(state.environmentOf(chunk)).isSameAs(environment);
      assertThat(state.environmentOf(LuaValue.ONE)).isNull();
      assertThat(environment.get("x").toint()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void javaSeesWhereTheScriptIs(Scripts.Way way) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options());
      state.globals().set("where", new VarArgFunction() {
        @Override
        public Varargs invoke(Varargs arguments) {
          String where = state.where(arguments.toint(1));
          return where == null ? LuaValue.NIL : LuaValue.valueOf(where);
        }
      });
      LuaValue chunk = Scripts.load(state, "local function f()\n return where(1), where(2), where(3), where(0)\nend\nlocal a, b, c, d = f()\nreturn a, b, c, d");
      assertThat(Scripts.text(state, state.call(chunk, LuaValue.NONE))).isEqualTo("main.lua:2 main.lua:4 nil nil");
      assertThat(state.where(1)).isNull();
    }
  }

  @Test
  void modeTellsHowAFunctionIsRun() {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState lazy = engine.newState(new EngineOptions().compileAfter(3));
      LuaValue f = Scripts.load(lazy, "return 1");
      assertThat(lazy.modeOf(f)).isEqualTo(LuaState.Mode.INTERPRETED);
      for (int i = 0; i < 3; i++) {
        lazy.call(f, LuaValue.NONE);
      }
      assertThat(lazy.modeOf(f)).isEqualTo(LuaState.Mode.COMPILED);
      LuaState never = engine.newState(new EngineOptions().compile(false).compileAfter(0));
      assertThat(never.modeOf(Scripts.load(never, "return 1"))).isEqualTo(LuaState.Mode.INTERPRETED);
      assertThat(never.modeOf(never.globals().get("print"))).isEqualTo(LuaState.Mode.COMPILED);
    }
  }
}
