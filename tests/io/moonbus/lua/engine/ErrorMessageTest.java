package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMessageTest {

  static Stream<Arguments> operators() {
    return Scripts.cases("""
        local a; a.x = 1 => main.lua:1: attempt to index local 'a' (a nil value)
        local a; return a.b.c => main.lua:1: attempt to index local 'a' (a nil value)
        local a = {} ; return a.b.c => main.lua:1: attempt to index field 'b' (a nil value)
        return x.y => main.lua:1: attempt to index global 'x' (a nil value)
        local u; local function f() return u.x end f() => main.lua:1: attempt to index upvalue 'u' (a nil value)
        local u; local function f() u.x = 1 end f() => main.lua:1: attempt to index upvalue 'u' (a nil value)
        return (1).x => main.lua:1: attempt to index a number value
        return (true).x => main.lua:1: attempt to index a boolean value
        local t = {} t[nil] = 1 => main.lua:1: table index is nil
        local t = {} t[0/0] = 1 => main.lua:1: table index is NaN
        foo() => main.lua:1: attempt to call global 'foo' (a nil value)
        local f = 1 f() => main.lua:1: attempt to call local 'f' (a number value)
        local t = {} t.f() => main.lua:1: attempt to call field 'f' (a nil value)
        local t = {} t:m() => main.lua:1: attempt to call method 'm' (a nil value)
        local t = {} t[1]() => main.lua:1: attempt to call a nil value
        local s = 'x' s:nope() => main.lua:1: attempt to call method 'nope' (a nil value)
        local u; local function f() u() end f() => main.lua:1: attempt to call upvalue 'u' (a nil value)
        for k in nil do end => main.lua:1: attempt to call a nil value
        local a = {} return a + 1 => main.lua:1: attempt to perform arithmetic on local 'a' (a table value)
        local a = {} return 1 - a.x => main.lua:1: attempt to perform arithmetic on field 'x' (a nil value)
        return x * 2 => main.lua:1: attempt to perform arithmetic on global 'x' (a nil value)
        return 2 / 'x' => main.lua:1: attempt to perform arithmetic on a string value
        return -{} => main.lua:1: attempt to perform arithmetic on a table value
        local a = {} return -a => main.lua:1: attempt to perform arithmetic on local 'a' (a table value)
        return 'a' .. nil => main.lua:1: attempt to concatenate a nil value
        local a = {} return 'x' .. a => main.lua:1: attempt to concatenate local 'a' (a table value)
        return x .. 'x' => main.lua:1: attempt to concatenate global 'x' (a nil value)
        return 'a' .. 'b' .. {} .. 'c' => main.lua:1: attempt to concatenate a table value
        return #nil => main.lua:1: attempt to get length of a nil value
        local a = 5 return #a => main.lua:1: attempt to get length of local 'a' (a number value)
        return 1 < nil => main.lua:1: attempt to compare number with nil
        return 1 < '2' => main.lua:1: attempt to compare number with string
        return {} <= {} => main.lua:1: attempt to compare two table values
        return nil >= nil => main.lua:1: attempt to compare two nil values
        for i = 'x', 2 do end => main.lua:1: 'for' initial value must be a number
        for i = 1, {} do end => main.lua:1: 'for' limit must be a number
        for i = 1, 2, 'y' do end => main.lua:1: 'for' step must be a number
        local t = setmetatable({}, {}) getmetatable(t).__index = t return t.x => main.lua:1: loop in gettable
        local t = setmetatable({}, {}) getmetatable(t).__newindex = t t.x = 1 => main.lua:1: loop in settable
        """);
  }

  @ParameterizedTest
  @MethodSource("operators")
  void failingOperatorsNameTheirOperands(Scripts.Way way, String source, String message) {
    assertThat(Scripts.error(way, source)).isEqualTo(message);
  }

  static Stream<Arguments> raised() {
    return Scripts.cases("""
        error('x') => main.lua:1: x
        error('x', 0) => x
        local function f() error('x', 2) end local function g() f() return 1 end g() => main.lua:1: x
        error() => (error object is a nil value)
        error({}) => (error object is a table value)
        error(5) => main.lua:1: 5
        error(5, 0) => 5
        assert(false) => assertion failed!
        assert(nil, 'why') => why
        setmetatable(1, {}) => main.lua:1: bad argument #1 to 'setmetatable' (table expected, got number)
        setmetatable({}, 1) => main.lua:1: bad argument #2 to 'setmetatable' (nil or table expected)
        local t = setmetatable({}, {__metatable = 1}) setmetatable(t, {}) => main.lua:1: cannot change a protected metatable
        local s = tostring s() => main.lua:1: bad argument #1 to 's' (value expected)
        ipairs() => main.lua:1: bad argument #1 to 'ipairs' (table expected, got no value)
        pairs(nil) => main.lua:1: bad argument #1 to 'pairs' (table expected, got nil)
        ('x'):rep({}) => main.lua:1: bad argument #1 to 'rep' (number expected, got table)
        select(0) => main.lua:1: bad argument #1 to 'select' (index out of range)
        setfenv(print, {}) => main.lua:1: 'setfenv' cannot change environment of given object
        coroutine.yield() => attempt to yield from outside a coroutine
        debug.sethook() => main.lua:1: debug.sethook is not supported
        """);
  }

  @ParameterizedTest
  @MethodSource("raised")
  void raisedErrorsSayWhere(Scripts.Way way, String source, String message) {
    assertThat(Scripts.error(way, source)).isEqualTo(message);
  }

  static Stream<Arguments> lines() {
    return Scripts.cases("""
        pcall(error) => false nil
        pcall(string.rep) => false bad argument #1 to 'rep' (string expected, got no value)
        pcall(function() error('x', 2) end) => false x
        pcall(error, 'x') => false x
        """);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void errorsOfFunctionsCalledByJavaHaveNoPosition(Scripts.Way way, String source, String results) {
    assertThat(Scripts.run(way, "return " + source)).isEqualTo(results);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource
  void lineIsThatOfTheOperatorInLongFunctions(Scripts.Way way) {
    String source = "local a = 1\n".repeat(30) + "local x\nlocal function f()\n  local y = 1\n  return y +\n x.z\nend\nf()";
    assertThat(Scripts.error(way, source)).isEqualTo("main.lua:35: attempt to index upvalue 'x' (a nil value)");
  }
}
