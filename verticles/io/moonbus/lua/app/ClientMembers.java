package io.moonbus.lua.app;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** What every client object has. */
final class ClientMembers {

  /** Reads one member. */
  interface Member {

    LuaValue of(ClientObject client);
  }

  private static final Map<LuaValue, Member> MEMBERS = Map.ofEntries(
      member("id", ClientObject::idText),
      member("rawId", client -> LuaString.valueOf(HexFormat.of().parseHex(client.id()))),
      member("address", client -> client.application().types().socketAddress(client.info().address())),
      member("path", client -> text(client.info().path())),
      member("query", client -> text(client.info().query())),
      member("protocol", client -> text(client.info().protocol())),
      member("ping", client -> LuaValue.valueOf(client.ping())),
      member("lastReceptionTime", client -> LuaValue.valueOf((double) client.received())),
      member("writer", ClientObject::writer),
      member("properties", ClientObject::properties),
      member("parameters", ClientObject::parameters));

  private ClientMembers() {
  }

  private static Map.Entry<LuaValue, Member> member(String name, Member member) {
    return Map.entry(LuaValue.valueOf(name), member);
  }

  /** The names of all members. */
  static Set<LuaValue> names() {
    return MEMBERS.keySet();
  }

  /** The member of that name, {@code null} when there is none. */
  static Member of(LuaString name) {
    return MEMBERS.get(name);
  }

  private static LuaValue text(String text) {
    return LuaString.valueOf(Buffer.buffer(text).getBytes());
  }
}
