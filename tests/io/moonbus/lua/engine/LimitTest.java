package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LimitTest {

  static Stream<Arguments> recursions() {
    return Scripts.cases("""
        local function f() return 1 + f() end return pcall(f) => stack overflow
        local function f() f() end return pcall(f) => stack overflow
        local function f(a, b, c, d) local x, y, z = a, b, c; return (f(x, y, z, d)) end return pcall(f) => stack overflow
        local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] end return pcall(function() return t.x end) => stack overflow
        local t = setmetatable({}, {}) getmetatable(t).__add = function(a, b) return a + b end return pcall(function() return t + 1 end) => stack overflow
        local t = setmetatable({}, {}) getmetatable(t).__call = function(t) return 1 + t() end return pcall(t) => stack overflow
        local t = setmetatable({}, {}) getmetatable(t).__tostring = function(t) return tostring(t) end return pcall(tostring, t) => stack overflow
        local t = setmetatable({}, {}) getmetatable(t).__eq = function(a, b) return a == b end return pcall(function() return t == setmetatable({}, getmetatable(t)) end) => stack overflow
        local function f() table.sort({1, 2}, f) end return pcall(f) => stack overflow
        local function f() return ('x'):gsub('x', f) end return pcall(f) => stack overflow
        local function f() local ok, e = pcall(f) if not ok then error(e, 0) end end return pcall(f) => stack overflow
        local function f() local ok, e = xpcall(f, function(m) return m end) if not ok then error(e, 0) end end return pcall(f) => stack overflow
        """);
  }

  @ParameterizedTest
  @MethodSource("recursions")
  void endlessRecursionIsALuaError(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).startsWith("false ").endsWith(expected);
  }

  @ParameterizedTest
  @MethodSource("recursions")
  void endlessRecursionIsALuaErrorOnASmallStack(Scripts.Way way, String source, String expected) throws InterruptedException {
    String[] result = new String[1];
    Thread thread = new Thread(null, () -> result[0] = Scripts.run(way, source), "small stack", 1 << 20);
    thread.start();
    thread.join();
    assertThat(result[0]).startsWith("false ").endsWith(expected);
  }

  @ParameterizedTest
  @EnumSource
  void deepRecursionWithinTheLimitWorksOnASmallStack(Scripts.Way way) throws InterruptedException {
    String[] result = new String[1];
    Thread thread = new Thread(null, () -> result[0] = Scripts.run(way,
        "local function sum(n) if n == 0 then return 0 end return n + sum(n - 1) end return sum(5500), pcall(sum, 5500)"), "small stack", 1 << 20);
    thread.start();
    thread.join();
    assertThat(result[0]).isEqualTo("15127750 true 15127750");
  }

  @ParameterizedTest
  @EnumSource
  void callDepthIsAnOption(Scripts.Way way) {
    String source = "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(900), (pcall(f, 2000))";
    assertThat(Scripts.run(way.options().maxCallDepth(1000), source)).isEqualTo("900 false");
  }

  @ParameterizedTest
  @EnumSource
  void stackOverflowCanBeCaughtAgainAndAgain(Scripts.Way way) {
    assertThat(Scripts.run(way, """
        local function f() return 1 + f() end
        local n = 0
        for i = 1, 30 do if not pcall(f) then n = n + 1 end end
        return n, xpcall(f, function(m) return #debug.traceback(m) > 100 end)""")).isEqualTo("30 false true");
  }

  @ParameterizedTest
  @EnumSource
  void stringsAreLimited(Scripts.Way way) {
    assertThat(Scripts.run(way.options().maxStringBytes(1000), """
        local s = 'x'
        local ok, e = pcall(function() while true do s = s .. s end end)
        return #s, ok, e""")).isEqualTo("512 false main.lua:3: string length overflow".replace(":3:", ":2:"));
  }

  @ParameterizedTest
  @EnumSource
  void resultsThatUnpackGivesAreLimited(Scripts.Way way) {
    assertThat(Scripts.run(way, "return (select(2, pcall(unpack, {}, 1, 1e8)))")).contains("too many results to unpack");
  }

  @ParameterizedTest
  @EnumSource
  void argumentsGrowingWithEachCallDoNotOverflowTheStack(Scripts.Way way) {
    assertThat(Scripts.run(way, """
        local function f(n, ...) if n == 0 then return select('#', ...) end return f(n - 1, n, ...) end
        return f(3000)""")).isEqualTo("3000");
  }

  @ParameterizedTest
  @EnumSource
  void functionsOverTheJvmsMethodSizeAreInterpreted(Scripts.Way way) {
    String source = "local t = {} local a = 1\n" + "t[a] = a + 1 a = t[a] * 1\n".repeat(5000) + "return a";
    assertThat(Scripts.run(way, source)).isEqualTo("5001");
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options());
      assertThat(state.modeOf(Scripts.load(state, source))).isEqualTo(LuaState.Mode.INTERPRETED);
    }
  }
}
