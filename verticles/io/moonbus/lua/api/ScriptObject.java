package io.moonbus.lua.api;

import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * An immutable object of the server in a script: has members, a text, an order; {@code object()} copies it and
 * {@code ..} concatenates its text. A script may assign fields of its own.
 */
abstract class ScriptObject extends LuaTable implements Serialized, Comparable<ScriptObject> {

  ScriptObject(ScriptTypes types) {
    setmetatable(types.objectMetatable());
  }

  /** The member of that name, {@code nil} when there is none. */
  abstract LuaValue member(LuaValue name);

  /** What {@code tostring} gives. */
  abstract String text();

  /** Another object that equals this one. */
  abstract ScriptObject copy();

  @Override
  public final LuaValue serialized() {
    return valueOf(text());
  }
}
