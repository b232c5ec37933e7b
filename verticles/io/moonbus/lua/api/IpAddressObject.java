package io.moonbus.lua.api;

import static org.luaj.vm2.LuaValue.valueOf;

import java.util.Map;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;

/** {@code IPAddress} in a script. */
final class IpAddressObject extends ScriptObject {

  /** Its members by name. */
  static final Map<LuaValue, Function<IpAddress, LuaValue>> MEMBERS = Map.ofEntries(
      member("value", a -> valueOf(a.toString())),
      member("isIPv6", a -> valueOf(a.isIPv6())),
      member("isWildcard", a -> valueOf(a.isWildcard())),
      member("isBroadcast", a -> valueOf(a.isBroadcast())),
      member("isAnyBroadcast", a -> valueOf(a.isAnyBroadcast())),
      member("isLoopback", a -> valueOf(a.isLoopback())),
      member("isMulticast", a -> valueOf(a.isMulticast())),
      member("isUnicast", a -> valueOf(a.isUnicast())),
      member("isLinkLocal", a -> valueOf(a.isLinkLocal())),
      member("isSiteLocal", a -> valueOf(a.isSiteLocal())),
      member("isIPv4Compatible", a -> valueOf(a.isIPv4Compatible())),
      member("isIPv4Mapped", a -> valueOf(a.isIPv4Mapped())),
      member("isWellKnownMC", a -> valueOf(a.isWellKnownMC())),
      member("isNodeLocalMC", a -> valueOf(a.isNodeLocalMC())),
      member("isLinkLocalMC", a -> valueOf(a.isLinkLocalMC())),
      member("isSiteLocalMC", a -> valueOf(a.isSiteLocalMC())),
      member("isOrgLocalMC", a -> valueOf(a.isOrgLocalMC())),
      member("isGlobalMC", a -> valueOf(a.isGlobalMC())),
      member("isLocal", a -> valueOf(a.isLocal())));

  private final ScriptTypes types;
  private final IpAddress address;

  IpAddressObject(ScriptTypes types, IpAddress address) {
    super(types);
    this.types = types;
    this.address = address;
  }

  private static Map.Entry<LuaValue, Function<IpAddress, LuaValue>> member(String name,
                                                                           Function<IpAddress, LuaValue> value) {
    return Map.entry(valueOf(name), value);
  }

  IpAddress address() {
    return address;
  }

  @Override
  LuaValue member(LuaValue name) {
    Function<IpAddress, LuaValue> member = MEMBERS.get(name);
    return member == null ? NIL : member.apply(address);
  }

  @Override
  String text() {
    return address.toString();
  }

  @Override
  ScriptObject copy() {
    return new IpAddressObject(types, address);
  }

  @Override
  public int compareTo(ScriptObject other) {
    return other instanceof IpAddressObject that ? address.compareTo(that.address) : -1;
  }
}
