package io.moonbus.lua.api;

import io.moonbus.lua.engine.Waiter;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The body of a method that may have to wait for its results. */
@FunctionalInterface
interface SuspendingMethod {

  /**
   * Begins a call.
   *
   * @param self      the object
   * @param arguments the rest of the arguments
   * @param waiter    as in {@link io.moonbus.lua.engine.Suspending#begin}
   */
  Varargs begin(LuaValue self, Varargs arguments, Waiter waiter);
}
