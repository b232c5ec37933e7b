package io.moonbus.lua.engine;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One Lua state: globals and whatever hangs on them. Used by one thread at a time. */
public interface LuaState {

  /** How a function is run. */
  enum Mode {
    /** As a class of the JVM. */
    COMPILED,
    /** By the interpreter. */
    INTERPRETED
  }

  /** The table {@code _G}. */
  LuaTable globals();

  /**
   * Compiles a chunk.
   *
   * @param source      bytes of the source; a first line with {@code #} is skipped
   * @param chunkName   as in Lua: {@code @file} or {@code =name}, else the source itself
   * @param environment the globals of the chunk
   * @throws org.luaj.vm2.LuaError with {@code file:line: message near 'token'} on a syntax error
   */
  LuaFunction load(byte[] source, String chunkName, LuaValue environment);

  /**
   * Calls a function within the time budget; a call made while another is running shares its budget.
   *
   * @throws org.luaj.vm2.LuaError when the script raises an error
   * @throws LuaInterrupt when the time was up; the state can be used again
   */
  Varargs call(LuaValue function, Varargs arguments);

  /** A function in Java whose call by a coroutine may suspend that. */
  LuaFunction suspending(String name, Suspending body);

  /** How a function is run; functions written in Java count as compiled. */
  Mode modeOf(LuaValue function);

  /**
   * The operator {@code <}, with its handlers and the text of its error.
   *
   * @throws org.luaj.vm2.LuaError when the values have no order
   */
  boolean isLess(LuaValue a, LuaValue b);

  /** Lets long-running Java code that a script called be interrupted: to be called now and then in its loops. */
  void poll();

  /** The environment table of a Lua function, {@code null} when it has none. */
  LuaValue environmentOf(LuaValue function);

  /** {@code chunk:line} where a Lua function begins, {@code null} for any other value. */
  String beginningOf(LuaValue function);

  /** What {@code tostring} gives: a string, or whatever a metamethod returned. */
  LuaValue text(LuaValue value);

  /**
   * Where the script is now.
   *
   * @param level 1 = the innermost Lua function
   * @return {@code chunk:line}, {@code null} when there is no such level
   */
  String where(int level);
}
