package io.moonbus.lua.engine;

import org.luaj.vm2.Varargs;

/** The body of a function in Java that may have to wait for its results. */
@FunctionalInterface
public interface Suspending {

  /**
   * Begins a call.
   *
   * @param waiter stands for the calling coroutine; {@code null} when the caller cannot wait, because it runs outside
   *               of coroutines or was called through Java code
   * @return the results, or {@code null} to suspend the coroutine until the waiter gets them; only with a waiter
   */
  Varargs begin(Varargs arguments, Waiter waiter);
}
