package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DebugTest {

  static Stream<Arguments> snippets() {
    return Scripts.cases("""
        local i = debug.getinfo(1) return i.currentline, i.short_src, i.source, i.what => 1 main.lua @main.lua main
        local function f() local i = debug.getinfo(1, 'n') return i.name, i.namewhat end local a, b = f() return a, b => f local
        local t = {} function t.m() return debug.getinfo(1, 'n').name end local a = t.m() return a => m
        local function f(a, b) end local i = debug.getinfo(f) return i.nparams, i.linedefined, i.what, i.func == f => 2 1 Lua true
        local i = debug.getinfo(print) return i.what, i.short_src, i.currentline => C [C] -1
        return debug.getinfo(50) => nil
        local function f() return debug.getinfo(2, 'l').currentline end local l = f() return l => 1
        local t = setmetatable({}, {__index = function() local i = debug.getinfo(1, 'n') return i.namewhat .. i.name end}) return t.x => metamethod__index
        local u = 5 local function f() return u end return debug.getupvalue(f, 1) => u 5
        local u = 5 local function f() return u end debug.setupvalue(f, 1, 6) return f() => 6
        return debug.getmetatable('').__index == string => true
        return debug.traceback({}) ~= nil, debug.traceback('m', 50) => true m@stack traceback:
        """);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void infoIsGiven(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source).replace('\n', '@')).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void tracebackShowsFunctionsAndLines(Scripts.Way way) {
    String source = """
        local function inner()
          local t = debug.traceback('m')
          return t
        end
        local function outer()
          local t = inner()
          return t
        end
        local ok, t = pcall(outer)
        return t""";
    assertThat(Scripts.run(way, source)).isEqualTo("""
        m
        stack traceback:
        \tmain.lua:2: in function 'inner'
        \tmain.lua:6: in function <main.lua:5>
        \t[C]: in function 'pcall'
        \tmain.lua:9: in main chunk""");
  }

  @ParameterizedTest
  @EnumSource
  void handlerOfXpcallSeesTheStackOfTheError(Scripts.Way way) {
    String source = """
        local function bad()
          local x
          x.y = 1
        end
        local function f() bad() return 1 end
        local ok, t = xpcall(f, debug.traceback)
        return ok, t""";
    assertThat(Scripts.run(way, source)).startsWith("false main.lua:3: attempt to index local 'x' (a nil value)\n")
        .contains("main.lua:3: in function 'bad'", "main.lua:5: in function <main.lua:5>");
  }

  @ParameterizedTest
  @EnumSource
  void xpcallPassesArgumentsAndResults(Scripts.Way way) {
    assertThat(Scripts.run(way, "return xpcall(function(...) return select('#', ...), ... end, print, 1, nil)")).isEqualTo("true 2 1 nil");
    assertThat(Scripts.run(way, "return xpcall(error, function(m) return m .. '!' end, 'x')")).isEqualTo("false x!");
    assertThat(Scripts.run(way, "return xpcall(error, function(m) error('again') end, 'x')")).isEqualTo("false error in error handling");
    assertThat(Scripts.run(way, "return xpcall(function() coroutine.wrap(function() error('x', 0) end)() end, function(m) return m .. '!' end)"))
        .isEqualTo("false x!");
    assertThat(Scripts.run(way, "return xpcall(function() return pcall(error, 'a') end, print)")).isEqualTo("true false a");
  }

  @ParameterizedTest
  @EnumSource
  void tracebackOfASuspendedCoroutineShowsItsFrames(Scripts.Way way) {
    assertThat(Scripts.run(way, """
        local c = coroutine.create(function()
          coroutine.yield()
        end)
        coroutine.resume(c)
        return debug.traceback(c)""")).isEqualTo("stack traceback:\n\tmain.lua:2: in function <main.lua:1>");
  }
}
