package io.moonbus.lua.app;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code writer} in a script. Its entries are what scripts assigned, {@code reliable} and {@code onManage} too. */
final class WriterObject extends LuaTable {

  private static final LuaValue RELIABLE = valueOf("reliable");
  private static final LuaValue ON_MANAGE = valueOf("onManage");

  private final ClientObject client;

  WriterObject(ClientObject client) {
    this.client = client;
    rawset(RELIABLE, TRUE);
    setmetatable(client.application().tree().clients().writerType());
  }

  ClientObject client() {
    return client;
  }

  /** What a script wants to be called every 2 s, {@code nil} when nothing. */
  LuaValue onManage() {
    return rawget(ON_MANAGE);
  }
}
