package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ScriptApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona.groups}: which peers belong together. A group is there as long as it has members. */
public final class Groups extends IdCollection {

  private static final LuaValue JOIN = valueOf("join");
  private static final LuaValue ON_JOIN = valueOf("onJoinGroup");
  private static final LuaValue ON_UNJOIN = valueOf("onUnjoinGroup");

  private final ScriptTypes types;
  private final Collection clients;
  private final BiConsumer<LuaValue, Varargs> event;
  private final LuaTable methods = new LuaTable();
  private final LuaTable groupType;
  private final LuaTable memberType;
  private final Map<LuaString, List<Member>> byPeer = new HashMap<>();

  /**
   * No groups yet.
   *
   * @param clients the clients that are told what they join and leave
   * @param event   calls such a client's function
   */
  public Groups(ScriptTypes types, ScriptLog log, Collection clients, BiConsumer<LuaValue, Varargs> event) {
    super(types);
    this.types = types;
    this.clients = clients;
    this.event = event;
    Binding.methods(methods, ScriptApi.GROUPS, log, Groups.class::isInstance, Map.of("join", (self, a) -> join(a)));
    groupType = types.withMethods(ScriptApi.GROUP, log, Group.class::isInstance,
        Map.of("size", (group, a) -> valueOf(((Group) group).members().size())));
    memberType = types.withMethods(ScriptApi.MEMBER, log, Member.class::isInstance, Map.of("release", (member, a) -> {
      release((Member) member);
      return NONE;
    }));
  }

  @Override
  protected LuaValue index(LuaValue key) {
    return JOIN.raweq(key) ? methods.rawget(key) : super.index(key);
  }

  /** {@code join(peerId, groupId)}: the peer's member of that group, which is made when there is none. */
  Varargs join(Varargs arguments) {
    LuaString peer = id(arguments, 1, "peer");
    LuaString groupId = id(arguments, 2, "group");
    Group group = items().rawget(groupId) instanceof Group found ? found : new Group(groupId, types, groupType);
    if (group.members().items().rawget(peer) instanceof Member member) {
      return member;
    }
    Member member = new Member(peer, group, memberType);
    put(groupId, group);
    group.members().put(peer, member);
    byPeer.computeIfAbsent(peer, p -> new ArrayList<>(1)).add(member);
    tell(peer, ON_JOIN, group);
    return member;
  }

  private static LuaString id(Varargs arguments, int position, String what) {
    LuaString id = id(Arguments.string(arguments, position));
    if (id == null) {
      throw new LuaError("bad " + what + " id: 64 hexadecimal digits or 32 bytes are needed");
    }
    return id;
  }

  private void release(Member member) {
    Group group = member.group();
    LuaString peer = member.id();
    if (group.members().items().rawget(peer) != member) {
      return;
    }
    group.members().remove(peer);
    byPeer.computeIfPresent(peer, (p, members) -> members.remove(member) && members.isEmpty() ? null : members);
    if (group.members().size() == 0) {
      remove(group.id());
    }
    tell(peer, ON_UNJOIN, group);
  }

  /** Takes a peer out of its groups. */
  public void leave(LuaString peer) {
    List.copyOf(byPeer.getOrDefault(peer, List.of())).forEach(this::release);
  }

  private void tell(LuaString peer, LuaValue name, Group group) {
    if (clients.items().rawget(peer) instanceof LuaTable client) {
      LuaValue function = client.rawget(name);
      if (function.isfunction()) {
        event.accept(function, varargsOf(client, group));
      }
    }
  }
}
