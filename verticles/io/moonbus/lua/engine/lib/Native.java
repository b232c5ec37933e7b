package io.moonbus.lua.engine.lib;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** A function of a library. */
final class Native extends VarArgFunction {

  /** What a function does with its arguments. */
  @FunctionalInterface
  interface Body {
    Varargs call(Arguments arguments);
  }

  private final Body body;

  Native(String name, Body body) {
    this.name = name;
    this.body = body;
  }

  /** Puts a new function into a library's table. */
  static void add(LuaTable library, String name, Body body) {
    library.rawset(name, new Native(name, body));
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    return body.call(new Arguments(name, arguments));
  }

  @Override
  public String tojstring() {
    return "function: builtin: " + name;
  }

  @Override
  public String name() {
    return name;
  }
}
