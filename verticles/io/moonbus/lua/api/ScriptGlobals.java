package io.moonbus.lua.api;

import io.moonbus.lua.api.declaration.ScriptApi;
import io.moonbus.lua.engine.LuaState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The globals that every script has beside the Lua libraries. */
public final class ScriptGlobals {

  private static final LuaValue PAIRS = LuaValue.valueOf("__pairs");
  private static final LuaValue IPAIRS = LuaValue.valueOf("__ipairs");

  private final LuaTable globals;
  private final ScriptLog log;
  private final LuaValue luaPairs;
  private final LuaValue luaNext;
  private final LuaValue luaIpairs;

  private ScriptGlobals(LuaState state, ScriptLog log) {
    this.globals = state.globals();
    this.log = log;
    this.luaPairs = globals.rawget("pairs");
    this.luaNext = globals.rawget("next");
    this.luaIpairs = globals.rawget("ipairs");
  }

  /** Puts them into a new state, over the functions of the same name. */
  public static void install(LuaState state, ScriptLog log) {
    ScriptGlobals functions = new ScriptGlobals(state, log);
    Binding.functions(state.globals(), ScriptApi.GLOBALS, functions.bodies());
  }

  private Map<String, Function<Varargs, Varargs>> bodies() {
    Map<String, Function<Varargs, Varargs>> bodies = new LinkedHashMap<>();
    bodies.put("ERROR", a -> log(Level.SEVERE, a));
    bodies.put("WARN", a -> log(Level.WARNING, a));
    bodies.put("NOTE", a -> log(Level.INFO, a));
    bodies.put("INFO", a -> log(Level.INFO, a));
    bodies.put("DEBUG", a -> log(Level.FINE, a));
    bodies.put("TRACE", a -> log(Level.FINER, a));
    bodies.put("print", globals.rawget("print")::invoke);
    bodies.put("pairs", a -> iterate("pairs", PAIRS, luaPairs, a));
    bodies.put("ipairs", a -> iterate("ipairs", IPAIRS, luaIpairs, a));
    bodies.put("next", this::next);
    return bodies;
  }

  private Varargs log(Level level, Varargs arguments) {
    if (log.isLoggable(level)) {
      log.log(level, Messages.concatenate(arguments));
    }
    return LuaValue.NONE;
  }

  private Varargs iterate(String name, LuaValue metamethod, LuaValue lua, Varargs arguments) {
    LuaValue table = arguments.arg1();
    if (table instanceof Collection collection) {
      return lua.invoke(metamethod == IPAIRS ? collection.sequence() : collection.items());
    }
    if (table instanceof DataTable data) {
      return metamethod == PAIRS ? data.pairs() : lua.invoke(new LuaTable());
    }
    LuaValue own = table.metatag(metamethod);
    if (!own.isnil()) {
      return own.invoke(table).subargs(1);
    }
    return table.istable() ? lua.invoke(table) : notATable(name, table);
  }

  private Varargs next(Varargs arguments) {
    LuaValue table = arguments.arg1();
    if (table instanceof Collection collection) {
      return luaNext.invoke(collection.items(), arguments.arg(2));
    }
    return table.istable() ? luaNext.invoke(arguments) : notATable("next", table);
  }

  private Varargs notATable(String function, LuaValue value) {
    log.error("'" + function + "' needs a table or a collection, not " + value.typename());
    return LuaValue.NONE;
  }
}
