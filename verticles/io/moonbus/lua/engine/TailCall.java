package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What a compiled function returns instead of making its last call, so that endless tail calls need no stack. */
final class TailCall extends Varargs {

  final ScriptFunction function;
  final Varargs arguments;

  TailCall(ScriptFunction function, Varargs arguments) {
    this.function = function;
    this.arguments = arguments;
  }

  @Override
  public LuaValue arg(int i) {
    throw new IllegalStateException("a tail call has no values before it is made");
  }

  @Override
  public int narg() {
    throw new IllegalStateException("a tail call has no values before it is made");
  }

  @Override
  public LuaValue arg1() {
    throw new IllegalStateException("a tail call has no values before it is made");
  }

  @Override
  public Varargs subargs(int start) {
    throw new IllegalStateException("a tail call has no values before it is made");
  }
}
