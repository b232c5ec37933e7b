package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageTest {

  static Stream<Arguments> numbers() {
    return Scripts.cases("""
        return 2147483647 + 1, -2147483648 - 1, 65536 * 65536 => 2147483648 -2147483649 4294967296
        return 7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -6 % 3 => 1 2 -2 -1 1.5 0
        return 1 / 0, -1 / 0, 10 / 4, 2 ^ 10, 2 ^ 0.5 => inf -inf 2.5 1024 1.4142135623731
        local n = 0 / 0 return n ~= n, n == n => true false
        local z = 0 return 1 / -z => -inf
        local z = 0 return 1 / (z * -1) => -inf
        return '10' + 5, '0x10' * 1, ' 3 ' - 1, 10 .. 20 => 15 16 2 1020
        return 0x10, 0xA.8p0, 1e2, .5, 3. => 16 10.5 100 0.5 3
        return tonumber('0x1p4'), tonumber('1e'), tonumber(''), tonumber('1 2'), tonumber('1d') => 16 nil nil nil nil
        return tonumber('z', 36), tonumber('ff', 16), tonumber('8', 8), tonumber('-101', 2), tonumber(5) => 35 255 nil -5 5
        return 1 == 1.0, '1' == 1, 0 == -0, 1 < 1.5, 'a' < 'b', 'Z' < 'a', '' < 'a' => true false true true true true true
        local s = 0 for i = 1, 3 do s = s + i end for i = 3, 1, -1 do s = s * 10 + i end return s => 6321
        local s = '' for i = 1, 2, 0.25 do s = s .. ' ' .. i end return s:sub(2) => 1 1.25 1.5 1.75 2
        local n = 0 for i = 1, 0 do n = n + 1 end return n => 0
        local s = 0 for i = 2147483646, 2147483649 do s = s + 1 end return s => 4
        return -2 ^ 2, not nil == true, 1 .. 2 == '12', 2 ^ 3 ^ 2 => -4 true true 512
        """);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreDoubles(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected);
  }

  static Stream<Arguments> calls() {
    return Scripts.cases("""
        local function f(...) return select('#', ...), ... end return f(1, nil, nil) => 3 1 nil nil
        local function f(a, b) return b, a end return f(1) => nil 1
        local function f(a, ...) return a, ... end return (f(1, 2, 3)) => 1
        local function f() return 1, 2, 3 end return f(), f() => 1 1 2 3
        local function f() return 1, 2, 3 end local t = {f(), f()} return #t, t[4] => 4 3
        local function f() return 1, 2 end local a, b, c = f() return a, b, c => 1 2 nil
        local function f() return 1, 2 end return 0, f() => 0 1 2
        local function f(a, b, c, d, e) return e, d, c, b, a end return f(1, 2, 3, 4, 5) => 5 4 3 2 1
        local function f(a, b, c, d, e) return e, a end return f(1) => nil 1
        local function f() end return f(), select('#', f()) => nil 0
        local function g(n) if n == 0 then return 'end' end return g(n - 1) end return g(100000) => end
        local t = {n = 1} function t:m(x) return self.n + x end return t:m(2) => 3
        local t = {} for i = 1, 120 do t[i] = i end return select('#', unpack(t)), (select(120, unpack(t))) => 120 120
        local c = setmetatable({}, {__call = function(self, a) return a * 2 end}) return c(4), pcall(c, 5) => 8 true 10
        local function f(...) local a, b = ... return b, a end return f(1, 2) => 2 1
        return (function(...) return ... end)() => \s
        return select(-1, 1, 2, 3), select(2, 'a', 'b') => 3 b
        return rawequal('a', 'a'), rawlen({1, 2}), rawlen('abc'), rawget({5}, 1) => true 2 3 5
        return next({}), type(next), type(nil), _VERSION => nil function nil Lua 5.1
        return unpack({1, 2, 3}, 2), unpack({1, 2}, 2, 3) => 2 2 nil
        """);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void callsPassArgumentsAndResults(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected.strip());
  }

  static Stream<Arguments> closures() {
    return Scripts.cases("""
        local f = {} for i = 1, 3 do f[i] = function() i = i + 1 return i end end return f[1](), f[1](), f[2](), f[3]() => 2 3 3 4
        local f = {} local i = 0 while i < 3 do i = i + 1 local j = i f[i] = function() return j end end return f[1](), f[3]() => 1 3
        local f = {} for k, v in ipairs({5, 6}) do f[k] = function() return v end end return f[1](), f[2]() => 5 6
        local x = 1 local function a() x = x + 1 end local function b() return x end a() a() return b(), x => 3 3
        local function mk(n) return function() n = n + 1 return n end end local a, b = mk(1), mk(10) return a(), a(), b() => 2 3 11
        local function mk(p, ...) local q = ... return function() p = p + q return p end end local a = mk(1, 2) return a(), a() => 3 5
        local f repeat local x = 5 f = function() return x end until x == 5 return f() => 5
        local f = {} for i = 1, 2 do local x = i f[i] = function() return x end end return f[1](), f[2]() => 1 2
        local k, x = 0 ::foo:: local y if y ~= nil then return 'kept' end y = true k = k + 1 if k < 2 then goto foo end return k => 2
        local n = 0 for i = 1, 3 do if i == 2 then goto continue end local z = i n = n + z ::continue:: end return n => 4
        local n = 0 repeat n = n + 1 if n < 3 then goto on end do return n end ::on:: until false => 3
        local r = {} do local i = 1 ::top:: local j = i r[i] = function() return j end i = i + 1 if i < 4 then goto top end end return r[1](), r[3]() => 1 3
        local t = {} for i = 1, 3 do for j = 1, 3 do if j == 2 then goto continue end t[#t + 1] = i * j ::continue:: end end return #t => 6
        local function f(n) if n < 2 then return n end return f(n - 1) + f(n - 2) end return f(15) => 610
        """);
  }

  @ParameterizedTest
  @MethodSource("closures")
  void closuresShareVariablesOfTheirScope(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected);
  }

  static Stream<Arguments> metamethods() {
    return Scripts.cases("""
        local t = setmetatable({}, {__index = function(t, k) return k .. '!' end}) return t.a, rawget(t, 'a') => a! nil
        local t = setmetatable({}, {__index = setmetatable({a = 1}, {__index = {b = 2}})}) return t.a, t.b, t.c => 1 2 nil
        local l = {} local t = setmetatable({}, {__newindex = l}) t.x = 5 return rawget(t, 'x'), l.x => nil 5
        local t = setmetatable({y = 1}, {__newindex = function(t, k, v) rawset(t, k, v * 2) end}) t.x = 5 t.y = 6 return t.x, t.y => 10 6
        local m = {__add = function(a, b) return 'add' end} return setmetatable({}, m) + 1, 1 + setmetatable({}, m) => add add
        local m = {__unm = function(a) return 'neg' end, __len = function() return 42 end} local t = setmetatable({}, m) return -t, #t => neg 42
        local m = {__concat = function(a, b) return 'cat' end} local t = setmetatable({}, m) return t .. 'x', 'x' .. t, 1 .. t, 'a' .. 'b' .. t => cat cat cat acat
        local m = {} m.__eq = function() return true end local a, b = setmetatable({}, m), setmetatable({}, m) return a == b, a ~= b, a == 1, a == {} => true false false false
        local a = setmetatable({}, {__eq = function() return true end}) local b = setmetatable({}, {__eq = function() return true end}) return a == b => false
        local m = {__lt = function(a, b) return a.v < b.v end} local a, b = setmetatable({v = 1}, m), setmetatable({v = 2}, m) return a < b, a > b, a <= b, a >= b => true false true false
        local m = {__le = function(a, b) return true end} local a = setmetatable({}, m) return a <= {}, {} >= a, pcall(function() return a < a end) => true true false main.lua:1: attempt to compare two table values
        local t = setmetatable({}, {__tostring = function() return 'T' end}) return tostring(t) => T
        local t = setmetatable({}, {__pairs = function(t) return function(_, k) if not k then return 1, 2 end end, t, nil end}) for k, v in pairs(t) do return k, v end => 1 2
        local t = setmetatable({}, {__len = function(a, b) return a == b and 7 end, __ipairs = function() return function(_, i) if not i then return 5 end end end}) for i in ipairs(t) do return i, #t end => 5 7
        local t = setmetatable({}, {__metatable = 'locked'}) return getmetatable(t), pcall(setmetatable, t, {}) => locked false cannot change a protected metatable
        local c = setmetatable({}, {__call = setmetatable({}, {__call = function(a, b, c) return c end})}) return c(7) => 7
        local s = 0 for _, v in setmetatable({}, {__call = function(t, s, c) c = (c or 0) + 1 if c < 4 then return c, c * 2 end end}) do s = s + v end return s => 12
        local p = newproxy(true) getmetatable(p).__index = {x = 1} return p.x, type(p) => 1 userdata
        return ('x').rep('ab', 2), ('abc'):upper(), #'abc' => abab ABC 3
        """);
  }

  @ParameterizedTest
  @MethodSource("metamethods")
  void metatablesDecideWhatOperatorsDo(Scripts.Way way, String source, String expected) {
    assertThat(Scripts.run(way, source)).isEqualTo(expected);
  }

  static Stream<Arguments> texts() {
    return Scripts.cases("""
        return 'a\\x41\\65\\z   b\\u{20AC}' => aAAb€
        return [[a]], [==[b]]c]==], [[x[[y]] => a b]]c x[[y
        --[[ x ]] return 1 --[==[ ]] ]==] => 1
        return #'\\0\\n\\\\', '\\'' => 3 '
        local ä = 1 é = 2 local t = {ö = 3} local function ß() return ä + é + t.ö end return ß(), _G['é'], next(t) => 6 2 ö 3
        local ä ä.x = 1 => error main.lua:1: attempt to index local 'ä' (a nil value)
        return 0xe+9, 0xep9, 0xep+9, 0xep-9, 0xFFFFFFFF => 23 7168 7168 0.02734375 4294967295
        return 'a' .. 1 .. 2.5 .. -3 => a12.5-3
        local t = {} for i = 1, 20 do t[i] = i end return table.concat(t, ',') => 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20
        """);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAreReadAsInLuaJit(Scripts.Way way, String source, String expected) {
    String actual = expected.startsWith("error ") ? "error " + Scripts.error(way, source) : Scripts.run(way, source);
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void firstLineWithNumberSignIsSkipped(Scripts.Way way) {
    assertThat(Scripts.run(way, "#!/usr/bin/lua\nreturn 1")).isEqualTo("1");
    assertThat(Scripts.error(way, "#!/usr/bin/lua\nx()")).startsWith("main.lua:2:");
  }

  @ParameterizedTest
  @EnumSource
  void constructorsTakeMoreItemsThanOneFlush(Scripts.Way way) {
    String items = "1,".repeat(30_000);
    assertThat(Scripts.run(way, "local t = {" + items + " x = 5, unpack({7, 8})} return #t, t.x, t[30002]")).isEqualTo("30002 5 8");
  }
}
