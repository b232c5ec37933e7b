package io.moonbus.lua.engine.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

class LibrariesTest {

  private final LuaEngine engine = LuaEngine.create();
  private final LuaState state = engine.newState(new EngineOptions().maxStringBytes(1_000));

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  private LuaValue run(String source) {
    return state.call(state.load(source.getBytes(StandardCharsets.UTF_8), "=test", state.globals()), LuaValue.NONE)
        .arg1();
  }

  @Test
  void statesHaveTheirOwnLibraries() {
    run("string.extra = 1 math.randomseed(1)");
    LuaState other = engine.newState(new EngineOptions());
    assertThat(other.globals().get("string").get("extra").isnil()).isTrue();
  }

  @Test
  void stringsStopAtTheirLimit() {
    assertThat(run("return #string.rep('x', 1000)").toint()).isEqualTo(1000);
    for (String tooLong : new String[] {"string.rep('x', 1001)", "string.rep('x', 500, 'yy')", "string.rep('', 1e18, 'y')",
        "table.concat({string.rep('x', 600), string.rep('x', 600)})", "string.gsub(string.rep('x', 600), 'x', 'yy')",
        "string.format('%s%s', string.rep('x', 600), string.rep('x', 600))"}) {
      assertThatThrownBy(() -> run("return " + tooLong)).as(tooLong).isInstanceOf(LuaError.class)
          .hasMessageContaining("string length overflow");
    }
  }

  @Test
  void aSeedGivesTheSequenceOfLuaJit() {
    assertThat(run("math.randomseed(42) return math.random()").todouble()).isEqualTo(0.95607928791821, within());
    assertThat(run("math.randomseed(123) return math.random()").todouble()).isEqualTo(0.11554853058275572);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-13);
  }
}
