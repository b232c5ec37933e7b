package io.moonbus.lua.api;

import java.util.function.Function;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** Makes Lua functions of Java functions. */
public final class Functions {

  private Functions() {
  }

  /** A Lua function with any number of arguments and results. */
  public static LuaFunction of(Function<Varargs, Varargs> body) {
    return new VarArgFunction() {
      @Override
      public Varargs invoke(Varargs arguments) {
        return body.apply(arguments);
      }
    };
  }
}
