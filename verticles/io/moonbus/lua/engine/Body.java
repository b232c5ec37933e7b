package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Runs a function. The entries differ by the number of arguments; missing ones are nil, surplus ones are dropped.
 * A result may be a {@link TailCall}, which the caller has to make.
 */
abstract class Body {

  abstract Varargs run(LuaValue function);

  abstract Varargs run(LuaValue function, LuaValue a);

  abstract Varargs run(LuaValue function, LuaValue a, LuaValue b);

  abstract Varargs run(LuaValue function, LuaValue a, LuaValue b, LuaValue c);

  abstract Varargs runAll(LuaValue function, Varargs arguments);

  /** Whether this is a class of the JVM. */
  boolean isCompiled() {
    return true;
  }
}
