package io.moonbus.lua.api;

import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code mona.servers}: servers by address, in the order in which they came. */
public final class Servers extends Collection {

  private static final LuaValue BROADCAST = valueOf("broadcast");
  private static final LuaValue PUBLIC_HOST = valueOf("publicHost");

  private final LuaTable methods;
  private final List<ServerObject> order = new ArrayList<>();

  Servers(ScriptTypes types, LuaTable methods) {
    super(types);
    this.methods = methods;
  }

  void add(ServerObject server) {
    order.add(server);
    put(server.address(), server);
  }

  void drop(ServerObject server) {
    if (order.remove((Object) server)) {
      remove(server.address());
      order.stream().filter(other -> other.address().raweq(server.address())).findFirst()
          .ifPresent(other -> put(other.address(), other));
    }
  }

  /** All of them; the list does not change later. */
  List<ServerObject> list() {
    return List.copyOf(order);
  }

  /** {@inheritDoc} A number is a position from 1 on, a string an address or the {@code publicHost} of a server. */
  @Override
  protected LuaValue index(LuaValue key) {
    if (key.type() == TNUMBER) {
      double position = key.todouble();
      return position >= 1 && position <= order.size() && position == Math.rint(position)
          ? order.get((int) position - 1) : NIL;
    }
    if (BROADCAST.raweq(key)) {
      return methods.rawget(BROADCAST);
    }
    LuaValue found = super.index(key);
    return found.isnil() && key.type() == TSTRING ? byPublicHost(key) : found;
  }

  private LuaValue byPublicHost(LuaValue host) {
    for (ServerObject server : order) {
      if (server.configs().items().rawget(PUBLIC_HOST).raweq(host)) {
        return server;
      }
    }
    return NIL;
  }

  @Override
  protected LuaTable sequence() {
    LuaTable all = new LuaTable(order.size(), 0);
    for (int i = 0; i < order.size(); i++) {
      all.rawset(i + 1, order.get(i));
    }
    return all;
  }
}
