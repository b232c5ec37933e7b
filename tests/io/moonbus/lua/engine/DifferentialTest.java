package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.luaj.vm2.LuaError;

/** Programs put together at random behave the same however they are run. */
class DifferentialTest {

  private static final List<String> ATOMS = List.of("1", "2.5", "-3", "0", "'7'", "'x'", "nil", "true", "a", "b", "c", "t", "t.x", "t[1]",
      "f", "#t", "...", "2147483647", "1e300", "{1, 2, a}", "{x = b, 5}", "function(p) a = p return p, b end", "m", "m.z", "(f(a))", "f(a, b)",
      "select('#', ...)", "not a", "-b", "(...)", "m + 1", "1 .. m", "pcall(f, c)", "t:g(b)", "type(c)");
  private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or");

  @Provide
  Arbitrary<String> programs() {
    return statements(3).list().ofMinSize(1).ofMaxSize(8).map(lines -> String.join("\n", lines));
  }

  private static Arbitrary<String> expressions(int depth) {
    Arbitrary<String> atom = Arbitraries.of(ATOMS);
    if (depth == 0) {
      return atom;
    }
    Arbitrary<String> inner = Arbitraries.lazy(() -> expressions(depth - 1));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, atom),
        net.jqwik.api.Tuple.of(3, Combinators.combine(inner, Arbitraries.of(OPERATORS), inner).as((x, o, y) -> "(" + x + ") " + o + " (" + y + ")")));
  }

  private static Arbitrary<String> statements(int depth) {
    Arbitrary<String> e = expressions(2);
    Arbitrary<String> variable = Arbitraries.of("a", "b", "c", "t.x", "t[1]", "m.q", "g1");
    Arbitrary<String> assignment = Combinators.combine(variable, e).as((v, x) -> v + " = " + x);
    Arbitrary<String> multiple = Combinators.combine(variable, variable, e, e).as((v, w, x, y) -> v + ", " + w + " = " + x + ", " + y);
    if (depth == 0) {
      return Arbitraries.oneOf(assignment, multiple);
    }
    Arbitrary<String> block = Arbitraries.lazy(() -> statements(depth - 1));
    return Arbitraries.oneOf(assignment, multiple,
        Combinators.combine(e, block, block).as((x, s, r) -> "if " + x + " then " + s + " else " + r + " end"),
        Combinators.combine(e, block).as((x, s) -> "for i = 1, 3 do local k = i " + s + " t[i] = function() k = k + 1 return k end if " + x + " then break end end"),
        Combinators.combine(e, block).as((x, s) -> "for k, v in pairs(t) do " + s + " if k == 1 then break end end"),
        Combinators.combine(block, e).as((s, x) -> "log(pcall(function(...) " + s + " return " + x + " end, a, b))"),
        Combinators.combine(block, e).as((s, x) -> "local w = coroutine.wrap(function(...) " + s + " coroutine.yield(" + x + ") return b end) log(pcall(w, a)) log(pcall(w))"),
        e.map(x -> "log(" + x + ")"));
  }

  @Property(tries = 1_000)
  void allWaysAgree(@ForAll("programs") String body) {
    String program = """
        local out = {}
        local function show(v) local k = type(v) if k == 'table' or k == 'function' or k == 'thread' then return k end return tostring(v) end
        local function log(...) for i = 1, select('#', ...) do out[#out + 1] = show((select(i, ...))) end if #out > 500 then error('enough') end end
        local m = setmetatable({}, {__add = function(x, y) return 'add' end, __concat = function() return 'cat' end, __index = function(_, k) return k end, __lt = function() return true end})
        local a, b, c, t = 1, 'two', nil, {10, 20, x = 5, g = function(self, v) return v end}
        local f = function(x, y) c = x return y, x end
        local ok, e = pcall(function(...)
        """ + body + "\nend, 1, nil, 'v')\nlog(ok, e, a, b, c, t.x) return table.concat(out, ' ')";
    String expected = outcome(Scripts.Way.INTERPRETED, program);
    assertThat(outcome(Scripts.Way.COMPILED, program)).as(program).isEqualTo(expected);
    assertThat(outcome(Scripts.Way.MIXED, program)).as(program).isEqualTo(expected);
  }

  private static String outcome(Scripts.Way way, String program) {
    try {
      return Scripts.run(way, program);
    } catch (LuaError e) {
      return "error " + e.getMessage();
    }
  }
}
