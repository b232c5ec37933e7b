package io.moonbus.lua.engine;

import java.util.function.Function;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** A function of a library, written as a lambda. */
final class JavaFunction extends VarArgFunction {

  private final Function<Varargs, Varargs> body;

  JavaFunction(String name, Function<Varargs, Varargs> body) {
    this.name = name;
    this.body = body;
  }

  /** Puts a new function into a table. */
  static void add(LuaTable table, String name, Function<Varargs, Varargs> body) {
    table.rawset(name, new JavaFunction(name, body));
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    return body.apply(arguments);
  }

  @Override
  public String tojstring() {
    return "function: builtin: " + name;
  }
}
