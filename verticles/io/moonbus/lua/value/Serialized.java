package io.moonbus.lua.value;

import org.luaj.vm2.LuaValue;

/** A Lua object for which another value is written when it is encoded. */
public interface Serialized {

  /** The value to encode in its place: a plain table or a primitive, never another {@code Serialized}. */
  LuaValue serialized();
}
