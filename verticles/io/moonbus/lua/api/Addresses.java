package io.moonbus.lua.api;

import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:createIPAddress}, {@code mona:createSocketAddress} and their forms that resolve names. */
final class Addresses {

  private final ScriptContext context;
  private final Names names;

  Addresses(ScriptContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    return Map.of("createIPAddress", a -> new Request(a, false).ip(),
        "createIPAddressWithDNS", a -> new Request(a, true).ip(),
        "createSocketAddress", a -> new Request(a, false).socket(),
        "createSocketAddressWithDNS", a -> new Request(a, true).socket());
  }

  /** One call. */
  private final class Request {

    private final LuaValue onError;
    private final LuaValue onResult;
    private final Varargs arguments;
    private final boolean resolving;

    Request(Varargs all, boolean resolving) {
      this.resolving = resolving;
      onError = all.arg1().isfunction() ? all.arg1() : LuaValue.NIL;
      arguments = plain(onError.isnil() ? all : all.subargs(2));
      LuaValue last = resolving && arguments.narg() > 0 ? arguments.arg(arguments.narg()) : LuaValue.NIL;
      onResult = last.isfunction() ? last : LuaValue.NIL;
    }

    /** A server stands for its address. */
    private Varargs plain(Varargs given) {
      return given.arg1() instanceof ServerObject server
          ? LuaValue.varargsOf(context.types().socketAddress(server.node().address()), given.subargs(2)) : given;
    }

    /** The address, told to the function given as last argument as well. */
    Varargs ip() {
      return told(createIp());
    }

    /** The address, told to the function given as last argument as well. */
    Varargs socket() {
      return told(createSocket());
    }

    private Varargs told(Varargs address) {
      if (!onResult.isnil() && address.narg() > 0) {
        onResult.call(address.arg1());
      }
      return address;
    }

    private Varargs createIp() {
      if (arguments.narg() == 0) {
        return ipObject(IpAddress.WILDCARD);
      }
      LuaValue value = arguments.arg1();
      if (value instanceof SocketAddressObject address) {
        return ipObject(address.host());
      }
      return host(value, this::ipObject);
    }

    private Varargs createSocket() {
      LuaValue value = arguments.arg1();
      if (arguments.narg() == 0) {
        return socketObject(IpAddress.WILDCARD, 0);
      }
      if (value.isnumber()) {
        return socketObject(IpAddress.WILDCARD, port(value));
      }
      if (value instanceof SocketAddressObject address) {
        return address.copy();
      }
      LuaValue second = arguments.arg(2);
      if (second.isstring() || value instanceof IpAddressObject) {
        int port = second.isstring() ? port(second) : 0;
        return host(value, ip -> socketObject(ip, port));
      }
      return hostAndPort(value);
    }

    private Varargs hostAndPort(LuaValue value) {
      String text = value.type() == LuaValue.TSTRING ? Strings.java(value) : "";
      int colon = text.lastIndexOf(':');
      if (colon < 0) {
        return failed("Missing port number in " + text);
      }
      int port = port(Strings.lua(text.substring(colon + 1)));
      return host(Strings.lua(text.substring(0, colon)), ip -> socketObject(ip, port));
    }

    private Varargs host(LuaValue value, Function<IpAddress, LuaValue> object) {
      if (value instanceof IpAddressObject address) {
        return object.apply(address.address());
      }
      if (value.type() != LuaValue.TSTRING) {
        return failed("Invalid ip " + value.typename());
      }
      String name = Strings.java(value);
      IpAddress address = IpAddress.parse(name);
      if (address == null && resolving && !name.isEmpty()) {
        address = names.known(name);
        if (address == null) {
          return resolve(name, object);
        }
      }
      return address == null ? failed("Invalid ip " + name) : object.apply(address);
    }

    private Varargs resolve(String name, Function<IpAddress, LuaValue> object) {
      Future<IpAddress> lookup = names.resolve(name);
      if (!onResult.isnil()) {
        lookup.onComplete(address -> context.call(onResult, object.apply(address)),
            failure -> context.call(onResult, LuaValue.varargsOf(LuaValue.NIL, Strings.lua(failure.getMessage()))));
        return LuaValue.NONE;
      }
      return failed(name + " is being resolved");
    }

    private int port(LuaValue value) {
      int port = value.isnumber() ? Ports.of(value.todouble()) : Ports.parse(Strings.java(value));
      if (port < 0) {
        context.log().warn("port " + Strings.java(value) + " is neither a number from 0 to 65535 nor a known service");
        return 0;
      }
      return port;
    }

    private Varargs failed(String message) {
      if (!onError.isnil()) {
        onError.call(Strings.lua(message));
      }
      if (!onResult.isnil()) {
        onResult.call(LuaValue.NIL, Strings.lua(message));
      }
      return LuaValue.NONE;
    }

    private LuaValue ipObject(IpAddress ip) {
      return new IpAddressObject(context.types(), ip);
    }

    private LuaValue socketObject(IpAddress ip, int port) {
      return new SocketAddressObject(context.types(), ip, port);
    }
  }
}
