package io.moonbus.lua.app;

import io.moonbus.event.ClientEvent;
import io.moonbus.lua.api.Collection;
import io.moonbus.lua.api.Functions;
import io.moonbus.lua.api.Groups;
import io.moonbus.lua.api.IdCollection;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The clients of a tree: takes their events to the scripts of their applications. */
public final class Clients implements Handler<ClientEvent> {

  private final ApplicationTree tree;
  private final Map<String, ClientObject> byId = new HashMap<>();
  private final Collection collection;
  private final Groups groups;
  private final LuaTable type;
  private final LuaTable writerType;
  private final Connections connections;
  private final Calls calls;
  private final Scripts scripts;

  Clients(ApplicationTree tree, Outlet outlet) {
    this.tree = tree;
    this.collection = new IdCollection(tree.types());
    this.type = clientType();
    this.writerType = WriterMethods.type(tree.log());
    this.connections = new Connections(tree, outlet);
    this.calls = new Calls(tree.scripts());
    this.scripts = tree.scripts();
    this.groups = new Groups(tree.types(), tree.log(), collection,
        (function, arguments) -> scripts.event("group", tree.root().meter(), function, arguments));
  }

  private static LuaTable clientType() {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> ((ClientObject) a.arg1()).member(a.arg(2))));
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("change metatable of this object is prohibited"));
    return type;
  }

  /** The metatable of client objects. */
  LuaTable type() {
    return type;
  }

  /** The metatable of writers. */
  LuaTable writerType() {
    return writerType;
  }

  /** All of them as scripts see them. */
  Collection collection() {
    return collection;
  }

  /** The groups that clients and other peers have joined. */
  Groups groups() {
    return groups;
  }

  @Override
  public void handle(ClientEvent event) {
    tree.begin();
    if (event instanceof ClientEvent.Connect connect) {
      connect(connect);
      return;
    }
    ClientObject client = byId.get(event.clientId());
    if (client == null) {
      return;
    }
    if (event instanceof ClientEvent.Call call) {
      calls.call(client, call);
    } else if (event instanceof ClientEvent.Read read) {
      calls.read(client, read);
    } else if (event instanceof ClientEvent.Ping ping) {
      client.ping(ping.millis());
    } else if (event instanceof ClientEvent.Disconnect) {
      disconnect(client);
    }
  }

  private void connect(ClientEvent.Connect connect) {
    ClientObject client = connections.connect(connect);
    if (client != null) {
      byId.put(client.id(), client);
      collection.put(client.idText(), client);
      client.application().ownClients().put(client.idText(), client);
    }
  }

  private void disconnect(ClientObject client) {
    client.leave();
    groups.leave(client.idText());
    byId.remove(client.id());
    collection.remove(client.idText());
    client.application().ownClients().remove(client.idText());
    connections.disconnected(client);
  }

  /** As if each client had gone. */
  void disconnectAll() {
    new ArrayList<>(byId.values()).forEach(this::disconnect);
  }

  /** Calls {@code onManage} of the writers that scripts made. */
  void manage() {
    for (ClientObject client : new ArrayList<>(byId.values())) {
      for (WriterObject writer : new ArrayList<>(client.writers())) {
        LuaValue onManage = writer.onManage();
        if (onManage.isfunction()) {
          scripts.event(Names.of(client) + " writer:onManage", client.application().meter(), onManage, writer);
        }
      }
    }
  }
}
