package io.moonbus.lua.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

@ExtendWith(VertxExtension.class)
class TimersTest extends MonaFixture {

  private Vertx vertx;

  @BeforeEach
  void useVertx(Vertx vertx) {
    this.vertx = vertx;
    context.vertx = vertx;
  }

  /** Runs a snippet on an event loop, so that its timers run there as well. */
  private void run(VertxTestContext test, String script) {
    context.environment().set("done", Functions.of(arguments -> {
      test.verify(() -> assertThat(arguments.arg1()).isEqualTo(LuaValue.TRUE));
      test.completeNow();
      return LuaValue.NONE;
    }));
    vertx.runOnContext(nothing -> test.verify(() -> context.run(script)));
  }

  @Test
  void aTimerCallsOnceWithItself(VertxTestContext test) {
    run(test, "local t t = mona:setTimer(1, function(timer) done(timer == t and not t:cancel()) end)");
  }

  @Test
  void anIntervalCallsUntilItIsCancelled(VertxTestContext test) {
    run(test, "local n = 0 mona:setInterval(1, function(t) n = n + 1 if n == 3 then done(t:cancel()) end end)");
  }

  @Test
  void aCancelledTimerDoesNotCall(VertxTestContext test) {
    run(test, "local t = mona:setTimer(1, function() done(false) end) local c = t:cancel() local again = t:cancel() "
        + "mona:setTimer(5, function() done(c and not again) end)");
  }

  @Test
  void timersEndWithTheirApplication(VertxTestContext test) {
    context.environment().set("close", Functions.of(arguments -> {
      mona.close();
      return LuaValue.NONE;
    }));
    run(test, "mona:setTimer(1, function() done(false) end) mona:setInterval(1, function() done(false) end) close() "
        + "mona:setTimer(5, function() done(true) end)");
  }

  @Test
  void wrongArgumentsAreErrors() {
    assertThatThrownBy(() -> context.run("mona:setTimer(1)")).isInstanceOf(LuaError.class);
    assertThatThrownBy(() -> context.run("mona:setTimer(-1, print)")).isInstanceOf(LuaError.class)
        .hasMessageContaining("milliseconds must be >= 0");
    assertThatThrownBy(() -> context.run("mona:setInterval(0/0, print)")).isInstanceOf(LuaError.class);
  }

  @Test
  void asManyAsAllowedRunAtATime() {
    context.run("for i = 1, 10 do last = mona:setTimer(100000, print) end");
    assertThatThrownBy(() -> context.run("mona:setTimer(1, print)")).isInstanceOf(LuaError.class)
        .hasMessageContaining("at most 10 timers");
    context.run("last:cancel() mona:setInterval(100000, print)");
  }

  @Test
  void cancelIsCalledWithAColon() {
    assertThat(context.run("return mona:setTimer(1000, print).cancel()").narg()).isZero();
    assertThat(context.logged).hasSize(1);
  }
}
