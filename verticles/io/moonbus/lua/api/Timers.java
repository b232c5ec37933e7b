package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ScriptApi;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:setTimer} and {@code mona:setInterval}: the timers of one application. */
final class Timers {

  private final ScriptContext context;
  private final Set<Timer> running = new HashSet<>();
  private final LuaTable type;

  Timers(ScriptContext context) {
    this.context = context;
    this.type = context.types().withMethods(ScriptApi.TIMER, context.log(), Timer.class::isInstance,
        Map.of("cancel", (timer, arguments) -> LuaValue.valueOf(((Timer) timer).cancel())));
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    return Map.of("setTimer", a -> start(a, false), "setInterval", a -> start(a, true));
  }

  /** Ends all timers. */
  void close() {
    Set.copyOf(running).forEach(Timer::cancel);
  }

  private LuaValue start(Varargs arguments, boolean repeated) {
    double millis = Arguments.number(arguments, 1);
    LuaValue callback = Arguments.function(arguments, 2);
    if (!(millis >= 0 && millis <= Integer.MAX_VALUE)) {
      throw new LuaError("milliseconds must be >= 0 and <= " + Integer.MAX_VALUE);
    }
    if (running.size() >= context.maxTimers()) {
      throw new LuaError("an application may have at most " + context.maxTimers() + " timers running");
    }
    Timer timer = new Timer(callback, repeated);
    // Vert.x has no timers below one millisecond.
    timer.start(Math.max(1, (long) millis));
    return timer;
  }

  /** {@code Timer} in a script. */
  private final class Timer extends LuaTable {

    private final LuaValue callback;
    private final boolean repeated;
    private long id;

    Timer(LuaValue callback, boolean repeated) {
      this.callback = callback;
      this.repeated = repeated;
      setmetatable(type);
    }

    void start(long millis) {
      Vertx vertx = context.vertx();
      running.add(this);
      id = repeated ? vertx.setPeriodic(millis, this::fire) : vertx.setTimer(millis, this::fire);
    }

    private void fire(long timer) {
      if (!repeated) {
        running.remove(this);
      }
      context.call(callback, this);
    }

    boolean cancel() {
      return running.remove(this) && context.vertx().cancelTimer(id);
    }
  }
}
