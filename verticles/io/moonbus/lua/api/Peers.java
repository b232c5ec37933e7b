package io.moonbus.lua.api;

import io.moonbus.cluster.NodeException;
import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.lua.api.declaration.ScriptApi;
import io.moonbus.lua.engine.Waiter;
import io.moonbus.value.ValueException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The scripts' end of the link between nodes. A node becomes a server when its scripts have said hello, so that what
 * {@code onServerConnection} sends finds somebody who takes it.
 */
public final class Peers {

  private static final Logger LOG = Logger.getLogger("io.moonbus.lua.api.Peers");
  private static final String HELLO = "script.hello";
  private static final String BYE = "script.bye";
  private static final String SEND = "script.send";
  private static final String CALL = "script.call";
  /** How often hello is said again to nodes that have not answered, in milliseconds. */
  private static final long GREETING_MILLIS = 2_000;

  private final ScriptContext root;
  private final NodeLink link;
  private final PeerMessages messages;
  private final Later later;
  private final Servers servers;
  private final Servers initiators;
  private final Servers targets;
  private final LuaTable methods = new LuaTable();
  private final LuaTable type;
  private final Map<String, ServerObject> byNode = new HashMap<>();
  /** The nodes that were rejected, or that rejected this one, until they leave. */
  private final Set<String> rejected = new HashSet<>();
  private Context context;
  private long greeting;

  /** No servers yet. */
  public Peers(ScriptContext root, NodeLink link) {
    this.root = root;
    this.link = link;
    this.messages = new PeerMessages(root.limits());
    this.later = new Later(root);
    LuaTable broadcast = new LuaTable();
    Binding.methods(broadcast, ScriptApi.SERVERS, root.log(), Servers.class::isInstance,
        Map.of("broadcast", (self, a) -> broadcast((Servers) self, a)));
    servers = new Servers(root.types(), broadcast);
    initiators = new Servers(root.types(), broadcast);
    targets = new Servers(root.types(), broadcast);
    servers.rawset("initiators", initiators);
    servers.rawset("targets", targets);
    Binding.methods(methods, ScriptApi.SERVER, root.log(), ServerObject.class::isInstance,
        Map.of("send", (self, a) -> send((ServerObject) self, a), "reject", (self, a) -> reject((ServerObject) self, a)),
        root.state(), Map.of("call", (self, a, waiter) -> call((ServerObject) self, a, waiter)));
    type = serverType();
  }

  private static LuaTable serverType() {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> ((ServerObject) a.arg1()).member(a.arg(2))));
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("change metatable of this object is prohibited"));
    return type;
  }

  /** {@code mona.servers}. */
  public Servers servers() {
    return servers;
  }

  /** Begins to listen and says hello; to be called on the thread of the scripts when they are ready. */
  public void start() {
    context = root.vertx().getOrCreateContext();
    link.handle(HELLO, this::hello);
    link.handle(BYE, this::bye);
    link.handle(SEND, this::message);
    link.handle(CALL, this::request);
    link.onLeave(node -> onContext(() -> left(node)));
    link.onJoin(node -> onContext(() -> greet(node, true)));
    greeting = root.vertx().setPeriodic(GREETING_MILLIS, timer -> link.nodes().forEach(node -> greet(node, true)));
  }

  /** Says goodbye. */
  public void stop() {
    if (context == null) {
      return;
    }
    root.vertx().cancelTimer(greeting);
    byNode.values().forEach(server -> link.send(server.node().id(), BYE, messages.bye(null, false)));
    for (String topic : new String[] {HELLO, BYE, SEND, CALL}) {
      link.handle(topic, null);
    }
    byNode.clear();
    context = null;
  }

  private void onContext(Runnable action) {
    Context mine = context;
    if (mine != null) {
      mine.runOnContext(turn -> {
        if (context != null) {
          action.run();
        }
      });
    }
  }

  private void greet(NodeInfo node, boolean wantsAnswer) {
    if (!rejected.contains(node.id()) && !(wantsAnswer && byNode.containsKey(node.id()))) {
      link.send(node.id(), HELLO, messages.hello(wantsAnswer, ownConfigs()));
    }
  }

  /** What others may know of this server, as MonaServer told them. */
  private Map<String, String> ownConfigs() {
    Map<String, String> configs = new LinkedHashMap<>();
    root.configs().forEach((key, value) -> {
      if (key.equals("publicHost") && !value.isEmpty() || key.endsWith(".publicAddress")) {
        configs.put(key, value);
      }
    });
    return configs;
  }

  private Future<Buffer> hello(NodeInfo from, Buffer body) {
    PeerMessages.Hello hello = decode(from, HELLO, () -> messages.hello(body));
    if (hello == null || rejected.contains(from.id())) {
      return null;
    }
    if (hello.wantsAnswer()) {
      greet(from, false);
    }
    known(from, hello.configs());
    return null;
  }

  /** The server of a node, which is a new one when it was none yet. */
  private ServerObject known(NodeInfo node, Map<String, String> told) {
    ServerObject known = byNode.get(node.id());
    if (known != null || rejected.contains(node.id())) {
      return known;
    }
    Map<String, String> configs = new LinkedHashMap<>(told);
    configs.putAll(node.properties());
    ServerObject server = new ServerObject(node, new Settings(root.types(), configs), methods, type);
    byNode.put(node.id(), server);
    servers.add(server);
    (node.isTarget() ? targets : initiators).add(server);
    event("onServerConnection", server);
    return server;
  }

  private void left(NodeInfo node) {
    rejected.remove(node.id());
    disconnect(node.id(), LuaValue.NIL);
  }

  private void disconnect(String node, LuaValue error) {
    ServerObject server = byNode.remove(node);
    if (server != null) {
      servers.drop(server);
      initiators.drop(server);
      targets.drop(server);
      event("onServerDisconnection", error.isnil() ? server : LuaValue.varargsOf(server, error));
    }
  }

  private void event(String name, Varargs arguments) {
    LuaValue function = root.environment().get(name);
    if (function.isfunction()) {
      root.call(function, arguments);
    }
  }

  private Future<Buffer> bye(NodeInfo from, Buffer body) {
    PeerMessages.Bye bye = decode(from, BYE, () -> messages.bye(body));
    if (bye != null) {
      if (bye.rejected()) {
        rejected.add(from.id());
      }
      disconnect(from.id(), bye.message());
    }
    return null;
  }

  private Future<Buffer> message(NodeInfo from, Buffer body) {
    ServerObject server = known(from, Map.of());
    Varargs call = server == null ? null : decode(from, SEND, () -> messages.call(body));
    LuaValue method = call == null ? null : server.remote(call.arg1());
    if (method != null) {
      root.call(method, LuaValue.varargsOf(server, call.subargs(2)));
    }
    return null;
  }

  private Future<Buffer> request(NodeInfo from, Buffer body) {
    ServerObject server = known(from, Map.of());
    Varargs call = server == null ? null : decode(from, CALL, () -> messages.call(body));
    if (call == null) {
      return failed(server == null ? "rejected" : "malformed call");
    }
    LuaValue method = server.remote(call.arg1());
    if (method == null) {
      return failed("Method '" + Strings.java(call.arg1()) + "' not found");
    }
    try {
      Buffer answer = messages.values(root.answer(method, LuaValue.varargsOf(server, call.subargs(2))));
      return root.stored().map(answer);
    } catch (RuntimeException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private static Future<Buffer> failed(String message) {
    return Future.failedFuture(new NodeException(NodeException.Reason.FAILED, message));
  }

  /** {@code null}, and a line in the log, when it is malformed. */
  private <T> T decode(NodeInfo from, String topic, java.util.function.Supplier<T> decoder) {
    try {
      return decoder.get();
    } catch (ValueException e) {
      LOG.log(Level.WARNING, () -> "server " + from.address() + ": malformed " + topic + ": " + e.getMessage());
      return null;
    }
  }

  private Varargs broadcast(Servers to, Varargs arguments) {
    Buffer body = encode("broadcast", arguments);
    to.list().forEach(server -> link.send(server.node().id(), SEND, body));
    return LuaValue.NONE;
  }

  private Varargs send(ServerObject server, Varargs arguments) {
    Buffer body = encode("send", arguments);
    if (byNode.get(server.node().id()) == server) {
      link.send(server.node().id(), SEND, body);
    }
    return LuaValue.NONE;
  }

  private Varargs call(ServerObject server, Varargs arguments, Waiter waiter) {
    LuaValue last = arguments.narg() > 1 ? arguments.arg(arguments.narg()) : LuaValue.NIL;
    LuaValue callback = last.isfunction() ? last : LuaValue.NIL;
    if (callback.isnil() && waiter == null) {
      throw new LuaError("call: the answer comes later; give a function as last argument, or call from a coroutine");
    }
    Buffer body = encode("call", callback.isnil() ? arguments : PeerMessages.first(arguments, arguments.narg() - 1));
    Future<Buffer> answer = byNode.get(server.node().id()) == server ? link.request(server.node().id(), CALL, body)
        : failed("server " + server.node().address() + " is not connected");
    return later.give(answer.map(messages::values), values -> values, callback, waiter);
  }

  private Buffer encode(String method, Varargs arguments) {
    Arguments.string(arguments, 1);
    try {
      Buffer body = messages.values(arguments);
      root.wrote(body.length());
      return body;
    } catch (ValueException e) {
      throw new LuaError(method + ": " + e.getMessage());
    }
  }

  /** Not at once: a script may reject a server in the midst of a loop over all. */
  private Varargs reject(ServerObject server, Varargs arguments) {
    LuaValue message = arguments.isnoneornil(1) ? LuaValue.NIL : Arguments.string(arguments, 1);
    String node = server.node().id();
    if (byNode.get(node) == server && rejected.add(node)) {
      link.send(node, BYE, messages.bye(message.isnil() ? null : message, true));
      onContext(() -> disconnect(node, message));
    }
    return LuaValue.NONE;
  }
}
