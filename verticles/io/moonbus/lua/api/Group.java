package io.moonbus.lua.api;

import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code Group} in a script. */
final class Group extends LuaTable implements Serialized {

  private final LuaString id;
  private final IdCollection members;

  Group(LuaString id, ScriptTypes types, LuaTable type) {
    this.id = id;
    this.members = new IdCollection(types);
    rawset("id", id);
    rawset("rawId", IdCollection.raw(id));
    rawset("members", members);
    setmetatable(type);
  }

  LuaString id() {
    return id;
  }

  IdCollection members() {
    return members;
  }

  @Override
  public LuaValue serialized() {
    return id;
  }
}
