package io.moonbus.lua.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Calls of functions in Java that wait: {@code ask(x)} in a coroutine, answered by the test. */
class SuspendingTest {

  /** A state with {@code ask}, the coroutines that wait in it, and {@code log}. */
  private static final class Asking implements AutoCloseable {

    final Deque<Waiter> waiting = new ArrayDeque<>();
    final Deque<String> asked = new ArrayDeque<>();
    private final LuaEngine engine = LuaEngine.create();
    final LuaState state;

    Asking(Scripts.Way way) {
      state = engine.newState(way.options());
      state.globals().rawset("ask", state.suspending("ask", this::ask));
    }

    private Varargs ask(Varargs arguments, Waiter waiter) {
      if (arguments.arg1().isboolean()) {
        return LuaValue.valueOf("at once");
      }
      if (waiter == null) {
        throw new LuaError("cannot wait here");
      }
      if (arguments.arg1().isnil()) {
        throw new LuaError("ask for something");
      }
      asked.add(arguments.arg1().tojstring());
      waiting.add(waiter);
      return null;
    }

    String run(String source) {
      return Scripts.text(state, state.call(Scripts.load(state, source), LuaValue.NONE));
    }

    void answer(LuaValue... values) {
      state.call(waiting.remove().results(LuaValue.varargsOf(values)), LuaValue.NONE);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCoroutineGoesOnWithTheResults(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      state.run("coroutine.wrap(function() local a, b = ask('x') local c = ask(a + b) log = c end)()");
      assertThat(state.asked).containsExactly("x");
      state.answer(LuaValue.valueOf(1), LuaValue.valueOf(2));
      assertThat(state.asked).containsExactly("x", "3");
      state.answer(LuaValue.valueOf("end"));
      assertThat(state.run("return log")).isEqualTo("end");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResultThatIsThereSuspendsNobody(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      assertThat(state.run("return ask(true), coroutine.wrap(function() return ask(true) end)()"))
          .isEqualTo("at once at once");
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneWhoCannotWaitIsTold(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      assertThat(state.run("return pcall(function() ask('x') end)")).isEqualTo("false main.lua:1: cannot wait here");
      assertThat(state.run("""
          return coroutine.wrap(function()
            return pcall(table.sort, {1, 2}, function() ask('x') end)
          end)()""")).isEqualTo("false main.lua:2: cannot wait here");
      assertThat(state.run("return coroutine.wrap(function() return pcall(ask) end)()"))
          .startsWith("false").endsWith("ask for something");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsRaisedWhereTheCoroutineWaits(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      state.run("""
          coroutine.wrap(function()
            local ok, message = pcall(function()
              return ask('x')
            end)
            log = tostring(ok) .. ' ' .. message
            ask('y')
          end)()""");
      state.state.call(state.waiting.remove().error(LuaValue.valueOf("gone")), LuaValue.NONE);
      assertThat(state.run("return log")).isEqualTo("false main.lua:3: gone");
      LuaFunction failure = state.waiting.remove().error(LuaValue.valueOf("gone again"));
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> state.state.call(failure, LuaValue.NONE))
          .isInstanceOf(LuaError.class).hasMessageContaining("main.lua:6: gone again");
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheWaiterResumesACoroutineAndOnlyOnce(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      state.run("c = coroutine.create(function() log = ask('x') coroutine.yield() log = 'resumed twice' end) coroutine.resume(c)");
      assertThat(state.run("return coroutine.status(c), coroutine.resume(c, 'forged')"))
          .isEqualTo("suspended false cannot resume a coroutine that waits for the server");
      Waiter waiter = state.waiting.peek();
      state.answer(LuaValue.valueOf("real"));
      state.state.call(waiter.results(LuaValue.NONE), LuaValue.NONE);
      assertThat(state.run("return log, coroutine.resume(c)")).isEqualTo("real true");
      assertThat(state.run("return log")).isEqualTo("resumed twice");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOuterCoroutineGoesOnWhenAnInnerOneWaits(Scripts.Way way) {
    try (Asking state = new Asking(way)) {
      assertThat(state.run("""
          return coroutine.wrap(function()
            local inner = coroutine.create(function() return ask('x') end)
            local ok, value = coroutine.resume(inner)
            return ok, value, coroutine.status(inner)
          end)()""")).isEqualTo("true nil suspended");
    }
  }
}
