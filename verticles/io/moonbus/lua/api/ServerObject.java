package io.moonbus.lua.api;

import io.moonbus.cluster.NodeInfo;
import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * {@code Server} in a script: another node. Its own entries are what scripts assigned; the functions among them can be
 * called by that server, and nothing else can.
 */
final class ServerObject extends LuaTable implements Serialized {

  private final NodeInfo node;
  private final LuaString address;
  private final Settings configs;
  private final LuaTable methods;

  /**
   * @param configs what the other node tells of itself and what the settings say of it
   * @param type    the metatable of servers
   */
  ServerObject(NodeInfo node, Settings configs, LuaTable methods, LuaTable type) {
    this.node = node;
    this.address = Strings.lua(node.address());
    this.configs = configs;
    this.methods = methods;
    setmetatable(type);
  }

  NodeInfo node() {
    return node;
  }

  LuaString address() {
    return address;
  }

  Collection configs() {
    return configs;
  }

  /** The function that a script put under this name, {@code null} when there is none. */
  LuaValue remote(LuaValue name) {
    LuaValue method = name.type() == TSTRING ? rawget(name) : NIL;
    return method.isfunction() ? method : null;
  }

  /** What {@code server[key]} gives for a key that no script has assigned. */
  LuaValue member(LuaValue key) {
    if (key.type() != TSTRING) {
      return NIL;
    }
    return switch (Strings.java(key)) {
      case "address" -> address;
      case "host" -> Strings.lua(node.host());
      case "port" -> valueOf(node.port());
      case "isTarget" -> valueOf(node.isTarget());
      case "configs" -> configs;
      default -> {
        LuaValue method = methods.rawget(key);
        yield method.isnil() ? configs.index(key) : method;
      }
    };
  }

  @Override
  public LuaValue serialized() {
    return address;
  }
}
