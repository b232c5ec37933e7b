package io.moonbus.lua.api;

import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code Member} in a script: a peer in a group. */
final class Member extends LuaTable implements Serialized {

  private final LuaString id;
  private final Group group;

  Member(LuaString id, Group group, LuaTable type) {
    this.id = id;
    this.group = group;
    rawset("id", id);
    rawset("rawId", IdCollection.raw(id));
    setmetatable(type);
  }

  /** The id of the peer. */
  LuaString id() {
    return id;
  }

  Group group() {
    return group;
  }

  @Override
  public LuaValue serialized() {
    return id;
  }
}
