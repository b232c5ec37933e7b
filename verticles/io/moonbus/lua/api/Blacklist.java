package io.moonbus.lua.api;

import io.vertx.core.shareddata.LocalMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code mona:addToBlacklist} and {@code mona:removeFromBlacklist}. The local map {@value #MAP} has the addresses as
 * keys, written as {@link java.net.InetAddress#getHostAddress()} writes them; protocols look them up when they accept.
 */
final class Blacklist {

  /** The name of the local map. */
  static final String MAP = "moonbus.blacklist";

  private final ScriptContext context;

  Blacklist(ScriptContext context) {
    this.context = context;
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    return Map.of("addToBlacklist", a -> each(a, address -> map().put(address, true)),
        "removeFromBlacklist", a -> each(a, address -> map().remove(address)));
  }

  private LocalMap<String, Boolean> map() {
    return context.vertx().sharedData().getLocalMap(MAP);
  }

  private Varargs each(Varargs arguments, Consumer<String> change) {
    for (int i = 1; i <= arguments.narg(); i++) {
      IpAddress address = address(arguments.arg(i));
      if (address == null) {
        context.log().error("blacklist: argument " + i + " is not an IP address");
      } else {
        change.accept(address.hostAddress());
      }
    }
    return LuaValue.NONE;
  }

  private static IpAddress address(LuaValue value) {
    if (value instanceof IpAddressObject object) {
      return object.address();
    }
    if (value instanceof SocketAddressObject object) {
      return object.host();
    }
    if (value instanceof ServerObject server) {
      return IpAddress.parse(server.node().host());
    }
    return value.type() == LuaValue.TSTRING ? IpAddress.parse(Strings.java(value)) : null;
  }
}
