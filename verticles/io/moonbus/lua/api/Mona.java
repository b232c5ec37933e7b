package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ScriptApi;
import io.vertx.core.Future;
import io.vertx.core.dns.DnsClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The table {@code mona} of one application. */
public final class Mona extends LuaTable {

  private final Timers timers;
  private final Set<DataWatch> kept = new HashSet<>();

  private Mona(ScriptContext context) {
    timers = new Timers(context);
    Map<String, BiFunction<LuaValue, Varargs, Varargs>> methods = new HashMap<>();
    bodies(context).forEach((name, body) -> methods.put(name, (self, arguments) -> body.apply(arguments)));
    Binding.methods(this, ScriptApi.MONA, context.log(), Mona.class::isInstance, methods);
    Settings configs = new Settings(context.types(), configs(context));
    rawset("configs", configs);
    rawset("environment", new Settings(context.types(), System.getenv()));
    rawset("arguments", new Settings(context.types(), context.arguments()));
    rawset("clients", context.clients());
    rawset("groups", context.groups());
    rawset("publications", context.types().collection());
    rawset("servers", context.servers());
    setmetatable(type(configs));
  }

  /** A new table for one application. */
  public static Mona create(ScriptContext context) {
    return new Mona(context);
  }

  /** Ends what the application has started: its timers, and what was kept. */
  public void close() {
    timers.close();
    Set.copyOf(kept).forEach(DataWatch::close);
    kept.clear();
  }

  /** Ends something with the application. */
  void keep(DataWatch watch) {
    kept.add(watch);
  }

  /** It has ended already. */
  void drop(DataWatch watch) {
    kept.remove(watch);
  }

  private static LuaTable type(Settings configs) {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, configs);
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("change metatable of this object is prohibited"));
    return type;
  }

  private static Map<String, String> configs(ScriptContext context) {
    Map<String, String> configs = new LinkedHashMap<>(context.configs());
    context.arguments().forEach((name, value) -> configs.put("arguments." + name, value));
    return configs;
  }

  private Map<String, Function<Varargs, Varargs>> bodies(ScriptContext context) {
    Map<String, Function<Varargs, Varargs>> bodies = new LinkedHashMap<>();
    bodies.put("time", a -> LuaValue.valueOf((double) System.currentTimeMillis()));
    bodies.put("split", a -> Splitter.split(a, context.limits().elements()));
    bodies.put("joinGroup", context.groups()::join);
    bodies.put("publish", a -> {
      throw new LuaError("mona:publish: this server offers no publications yet");
    });
    bodies.put("dump", a -> HexDump.dump(context.log(), a));
    bodies.putAll(new Digests(context.log()).bodies());
    bodies.putAll(new WebFiles(context).bodies());
    bodies.putAll(new Blacklist(context).bodies());
    bodies.putAll(new Addresses(context, new Names(name -> lookup(context, name))).bodies());
    bodies.putAll(timers.bodies());
    bodies.putAll(new Codecs(context).bodies());
    return bodies;
  }

  /** Asks for an IPv4 address first, as MonaServer prefers it. */
  private static Future<String> lookup(ScriptContext context, String name) {
    DnsClient client = context.vertx().createDnsClient();
    return client.lookup4(name)
        .compose(address -> address == null ? client.lookup6(name) : Future.succeededFuture(address))
        .eventually(client::close);
  }
}
