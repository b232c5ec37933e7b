package io.moonbus.lua.engine;

import org.luaj.vm2.Varargs;

/**
 * Leaves an operator of an interpreted function in a coroutine: the interpreter shall call the operator's handler as a
 * frame of its own, so that the handler can yield.
 */
final class HandlerCall extends RuntimeException {

  final transient ScriptFunction function;
  final transient Varargs arguments;

  HandlerCall(ScriptFunction function, Varargs arguments) {
    super(null, null, false, false);
    this.function = function;
    this.arguments = arguments;
  }
}
