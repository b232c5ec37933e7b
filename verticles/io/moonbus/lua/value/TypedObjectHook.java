package io.moonbus.lua.value;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Told of every table with a type that decoding made, before anybody else sees it. */
@FunctionalInterface
public interface TypedObjectHook {

  /**
   * @param type   the string {@code object.__type}
   * @param object complete with its members
   */
  void typed(LuaValue type, LuaTable object);
}
