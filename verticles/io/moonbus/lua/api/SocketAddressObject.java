package io.moonbus.lua.api;

import java.util.Map;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;

/** {@code SocketAddress} in a script. */
final class SocketAddressObject extends ScriptObject {

  /** Its members by name. */
  static final Map<LuaValue, Function<SocketAddressObject, LuaValue>> MEMBERS = Map.of(
      valueOf("host"), a -> a.host,
      valueOf("port"), a -> valueOf(a.port),
      valueOf("isIPv6"), a -> valueOf(a.host.address().isIPv6()),
      valueOf("value"), a -> valueOf(a.text()));

  private final ScriptTypes types;
  private final IpAddressObject host;
  private final int port;

  SocketAddressObject(ScriptTypes types, IpAddress host, int port) {
    this(types, new IpAddressObject(types, host), port);
  }

  private SocketAddressObject(ScriptTypes types, IpAddressObject host, int port) {
    super(types);
    this.types = types;
    this.host = host;
    this.port = port;
  }

  IpAddress host() {
    return host.address();
  }

  @Override
  LuaValue member(LuaValue name) {
    Function<SocketAddressObject, LuaValue> member = MEMBERS.get(name);
    return member == null ? NIL : member.apply(this);
  }

  @Override
  String text() {
    return host.address().isIPv6() ? "[" + host.text() + "]:" + port : host.text() + ":" + port;
  }

  @Override
  ScriptObject copy() {
    return new SocketAddressObject(types, host, port);
  }

  @Override
  public int compareTo(ScriptObject other) {
    if (!(other instanceof SocketAddressObject that)) {
      return 1;
    }
    int byHost = host.compareTo(that.host);
    return byHost != 0 ? byHost : Integer.compare(port, that.port);
  }
}
