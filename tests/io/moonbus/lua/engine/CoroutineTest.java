package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoroutineTest {

  static Stream<Arguments> snippets() {
    return Scripts.cases("""
        local c = coroutine.create(function(a, b) local x = coroutine.yield(a + b) return x, 'end' end) return select(2, coroutine.resume(c, 1, 2)), coroutine.resume(c, 'x') => 3 true x end
        local c = coroutine.create(function() end) coroutine.resume(c) return coroutine.status(c), coroutine.resume(c) => dead false cannot resume dead coroutine
        local c = coroutine.create(function() error('x') end) return coroutine.resume(c) => false main.lua:1: x
        local c = coroutine.create(function() error({}) end) local ok, e = coroutine.resume(c) return ok, type(e), coroutine.status(c) => false table dead
        local s = '' for v in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) do s = s .. v end return s => 123
        local w = coroutine.wrap(function() return coroutine.yield(1) end) return w(), w(5), pcall(w) => 1 5 false cannot resume dead coroutine
        local w = coroutine.wrap(function() local ok, v = pcall(function() local x = coroutine.yield(1) error(x, 0) end) return ok, v end) return w(), w('e') => 1 false e
        local w = coroutine.wrap(function() return xpcall(function() coroutine.yield(1) error('x', 0) end, function(m) return m .. '!' end) end) return w(), w() => 1 false x!
        local function gen() for i = 1, 2 do coroutine.yield(i) end end local w = coroutine.wrap(function() local s = 0 for v in coroutine.wrap(gen) do s = s + v coroutine.yield(s) end return 'end' end) return w(), w(), w() => 1 3 end
        local function iter() return coroutine.yield('i') end local w = coroutine.wrap(function() for v in iter do return v end end) return w(), w(7) => i 7
        local w = coroutine.wrap(function(...) return select('#', ...), select('#', coroutine.yield(...)) end) return w(nil, nil) => nil nil
        local c c = coroutine.create(function() return coroutine.status(c), coroutine.running() == c, coroutine.isyieldable() end) return coroutine.resume(c) => true running true true
        return type(coroutine.running()), select(2, coroutine.running()), coroutine.isyieldable() => thread true false
        return coroutine.status((coroutine.running())), (coroutine.running()) == coroutine.running(), coroutine.resume((coroutine.running())) => running true false cannot resume non-suspended coroutine
        local main = coroutine.running() return coroutine.wrap(function() return coroutine.status(main), select(2, coroutine.running()) end)() => normal false
        local outer outer = coroutine.create(function() local inner = coroutine.create(function() return coroutine.status(outer) end) return select(2, coroutine.resume(inner)) end) return coroutine.resume(outer) => true normal
        local c c = coroutine.wrap(function() return pcall(c) end) return c() => false cannot resume non-suspended coroutine
        local w = coroutine.wrap(function() table.sort({3, 2, 1}, function() coroutine.yield() end) end) return pcall(w) => false attempt to yield across C-call boundary
        local w = coroutine.wrap(function() return coroutine.yield(1) end) w() return w(2, 3) => 2 3
        local function deep(n) if n == 0 then return coroutine.yield('deep') end return (deep(n - 1)) end local w = coroutine.wrap(deep) return w(500), w('up') => deep up
        local t = setmetatable({}, {__index = function(t, k) return coroutine.yield(k) end}) local w = coroutine.wrap(function() return t.a, t:b() end) return w(), w(1), w(function(s) return s == t end) => a b 1 true
        local m = {} for _, e in ipairs{'add', 'sub', 'mul', 'div', 'mod', 'pow', 'concat', 'lt', 'le', 'eq'} do m['__' .. e] = function() return coroutine.yield(e) end end local a, b = setmetatable({}, m), setmetatable({}, m) local w = coroutine.wrap(function() return a + b, a - b, a * 1, 1 / a, a % b, a ^ b, a .. b, a < b, a <= b, a == b, a ~= b end) local s = w() for i = 1, 10 do s = s .. ' ' .. tostring(w(i)) end return s, w(false) => add sub mul div mod pow concat lt le eq eq 1 2 3 4 5 6 7 true true true true
        local m = {__unm = coroutine.yield, __len = function() return coroutine.yield('len') end, __newindex = function(t, k, v) coroutine.yield(k .. v) end} local t = setmetatable({}, m) local w = coroutine.wrap(function() t.x = 'y' return #t, -t == t end) return w(), w(), pcall(w, 5) => xy len false attempt to yield across C-call boundary
        local t = setmetatable({}, {__index = function(t, k) error(k, 0) end}) local w = coroutine.wrap(function() return pcall(function() return t.boom end) end) return w() => false boom
        local w = coroutine.wrap(pcall) return w(error, 'x') => false x
        local function nest() return coroutine.wrap(nest)() end return select(2, pcall(nest)) => main.lua:1: stack overflow
        return pcall(coroutine.create, 1) => false bad argument #1 to '?' (function expected, got number)
        return pcall(coroutine.resume, 1) => false bad argument #1 to '?' (coroutine expected, got number)
        local w = coroutine.wrap(function() return 1, pcall(pcall, coroutine.yield, 5) end) return w(), w(6) => 5 1 true true 6
        local log = {} local c = coroutine.wrap(function() local f = function() coroutine.yield(1) return 2 end log[1] = f() end) c() c() return log[1] => 2
        """);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void behaveAsInLuaJit(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void tensOfThousandsCanWait(Scripts.Way way) {
    assertThat(Scripts.run(way, """
        local waiting = {}
        for i = 1, 20000 do
          local c = coroutine.create(function(a) return a + coroutine.yield() end)
          coroutine.resume(c, i)
          waiting[i] = c
        end
        local sum = 0
        for i = 1, #waiting do
          local ok, v = coroutine.resume(waiting[i], 1)
          sum = sum + v
        end
        return sum""")).isEqualTo("200030000");
    assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.contains("oroutine"));
  }

  @ParameterizedTest
  @EnumSource
  void endlessNestingIsAnError(Scripts.Way way) {
    assertThat(Scripts.run(way, """
        local function f() return coroutine.wrap(f)() end
        local ok, e = pcall(f)
        return ok, (e:gsub('^.*: ', ''))""")).isEqualTo("false stack overflow");
  }
}
