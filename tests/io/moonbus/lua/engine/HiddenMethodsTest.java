package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

class HiddenMethodsTest {

  /** A table of the host with the method {@code twice(n)}. */
  private static final class Host extends LuaTable implements HiddenMethods {

    @Override
    public LuaValue method(LuaValue name) {
      return name.raweq(valueOf("twice")) ? new JavaFunction("twice", a -> valueOf(2 * a.arg(2).toint())) : NIL;
    }
  }

  private static String run(Scripts.Way way, String source) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(way.options());
      state.globals().rawset("host", new Host());
      return Scripts.text(state, state.call(Scripts.load(state, source), LuaValue.NONE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void areFoundByTheColonOnly(Scripts.Way way) {
    assertThat(run(way, "return host:twice(21), host.twice, rawget(host, 'twice')")).isEqualTo("42 nil nil");
    assertThat(run(way, "return coroutine.wrap(function() return host:twice(4) end)()")).isEqualTo("8");
    assertThat(run(way, "return pcall(function() host:thrice() end)"))
        .isEqualTo("false main.lua:1: attempt to call method 'thrice' (a nil value)");
  }

  @ParameterizedTest
  @EnumSource
  void giveWayToAnEntryOfThatName(Scripts.Way way) {
    assertThat(run(way, "host.twice = function(self, n) return n end return host:twice(21)")).isEqualTo("21");
  }
}
