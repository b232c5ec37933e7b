package io.moonbus.bench;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Lua functions compiled and interpreted; the baseline is luaj's own interpreter. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBenchmark {

  private static final String FIB =
      "local function fib(n) if n < 2 then return n end return fib(n-1) + fib(n-2) end return fib(24)";
  private static final String STRINGS = "local s = '' for i = 1, 10000 do s = 'x' .. i end return s";
  private static final String SORT =
      "local t = {} for i = 1, 10000 do t[i] = (i * 7919) % 10007 end "
          + "table.sort(t, function(a, b) return a < b end) return t[1]";
  private static final String GSUB = "return (('hello world '):rep(1000):gsub('%w+', string.upper))";

  /** How the functions are run. */
  @Param({"compiled", "interpreted", "luaj"})
  public String mode;

  private LuaEngine engine;
  private LuaState state;
  private LuaValue fib;
  private LuaValue strings;
  private LuaValue sort;
  private LuaValue gsub;

  /** Loads the functions. */
  @Setup
  public void load() {
    if (mode.equals("luaj")) {
      Globals globals = JsePlatform.standardGlobals();
      fib = globals.load(FIB);
      strings = globals.load(STRINGS);
      sort = globals.load(SORT);
      gsub = globals.load(GSUB);
      return;
    }
    engine = LuaEngine.create();
    state = engine.newState(new EngineOptions().compile(mode.equals("compiled")).compileAfter(0));
    fib = function(FIB);
    strings = function(STRINGS);
    sort = function(SORT);
    gsub = function(GSUB);
  }

  private LuaFunction function(String source) {
    return state.load(source.getBytes(StandardCharsets.UTF_8), "=bench", state.globals());
  }

  private Varargs call(LuaValue function) {
    return state == null ? function.invoke() : state.call(function, LuaValue.NONE);
  }

  /** Calls and arithmetic. */
  @Benchmark
  public Varargs fib24() {
    return call(fib);
  }

  /** Ten thousand strings. */
  @Benchmark
  public Varargs strings() {
    return call(strings);
  }

  /** Ten thousand numbers, with a comparator in Lua. */
  @Benchmark
  public Varargs sort() {
    return call(sort);
  }

  /** Two thousand matches. */
  @Benchmark
  public Varargs gsub() {
    return call(gsub);
  }

  /** Ends the engine's thread. */
  @TearDown
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
