package io.moonbus.lua.api;

import io.moonbus.lua.engine.LuaInterrupt;
import io.moonbus.lua.engine.Waiter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.function.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * How a script gets a result that may come later. With a callback, that is called in a later turn with the results, or
 * with nil and a message. Without, the results are returned when they are there already; else a coroutine is suspended
 * until they are, or an error is raised in it.
 */
final class Later {

  private final ScriptContext context;

  Later(ScriptContext context) {
    this.context = context;
  }

  /**
   * Hands a result over.
   *
   * @param results  makes Lua values of it, on the thread of the scripts
   * @param callback {@code nil} when the script gave none
   * @param waiter   {@code null} when the caller cannot be suspended
   * @return what the method shall return; a caller that can neither wait nor gave a callback gets nothing
   * @throws LuaError when it has failed already and there is no callback
   */
  <T> Varargs give(Future<T> future, Function<T, Varargs> results, LuaValue callback, Waiter waiter) {
    if (!callback.isnil()) {
      tell(future, results, callback);
      return future.succeeded() ? results.apply(future.result()) : LuaValue.NONE;
    }
    if (future.failed()) {
      throw error(future.cause());
    }
    if (future.succeeded()) {
      return results.apply(future.result());
    }
    if (waiter == null) {
      future.onFailure(failure -> later(() -> context.log().error(message(failure))));
      return LuaValue.NONE;
    }
    resume(future, results, waiter);
    return null;
  }

  /** What the script itself raised meanwhile stays as it is. */
  private static RuntimeException error(Throwable cause) {
    return cause instanceof LuaError || cause instanceof LuaInterrupt ? (RuntimeException) cause
        : new LuaError(message(cause));
  }

  private <T> void tell(Future<T> future, Function<T, Varargs> results, LuaValue callback) {
    Context here = context.vertx().getOrCreateContext();
    future.onComplete(done -> here.runOnContext(turn -> context.call(callback, done.succeeded()
        ? results.apply(done.result()) : LuaValue.varargsOf(LuaValue.NIL, Strings.lua(message(done.cause()))))));
  }

  private <T> void resume(Future<T> future, Function<T, Varargs> results, Waiter waiter) {
    Context here = context.vertx().getOrCreateContext();
    future.onComplete(done -> here.runOnContext(turn -> {
      LuaFunction resumption = done.succeeded() ? waiter.results(results.apply(done.result()))
          : waiter.error(Strings.lua(message(done.cause())));
      context.call(resumption, LuaValue.NONE);
    }));
  }

  private void later(Runnable action) {
    context.vertx().getOrCreateContext().runOnContext(turn -> action.run());
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
