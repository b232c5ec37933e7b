package io.moonbus.lua.api;

import io.moonbus.cluster.NodeLink;
import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import io.moonbus.value.Limits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** An application without a server: runs snippets and keeps what they log. */
final class FakeScriptContext implements ScriptContext, AutoCloseable {

  /** {@code LEVEL message} of each line. */
  final List<String> logged = new ArrayList<>();
  final Map<String, String> configs = new LinkedHashMap<>();
  final Map<String, String> arguments = new LinkedHashMap<>();
  Path www = Path.of("www");
  Vertx vertx;

  private final LuaEngine engine = LuaEngine.create();
  private final LuaState state = engine.newState(new EngineOptions());
  private final ScriptTypes types = new ScriptTypes();
  private final Collection clients = types.collection();
  private final LuaTable environment = new LuaTable();
  private final ScriptLog log = new ScriptLog(state, recorder());
  private final Groups groups = new Groups(types, log, clients, state::call);

  private final Servers servers = new Peers(this, NodeLink.alone()).servers();

  FakeScriptContext() {
    LuaTable type = new LuaTable();
    type.set(LuaValue.INDEX, state.globals());
    environment.setmetatable(type);
  }

  private Logger recorder() {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
    logger.addHandler(new Handler() {
      @Override
      public void publish(LogRecord line) {
        logged.add(line.getLevel() + " " + line.getMessage());
      }

      @Override
      public void flush() {
        // Nothing is buffered.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    });
    return logger;
  }

  /** Runs a chunk with the environment of the application. */
  Varargs run(String source) {
    LuaValue chunk = state.load(source.getBytes(StandardCharsets.UTF_8), "@test.lua", environment);
    return state.call(chunk, LuaValue.NONE);
  }

  /** The results of an expression list, as {@code tostring} prints them, separated by a blank. */
  String eval(String expressions) {
    Varargs results = run("return " + expressions);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= results.narg(); i++) {
      text.append(i > 1 ? " " : "").append(results.arg(i).tojstring());
    }
    return text.toString();
  }

  @Override
  public LuaState state() {
    return state;
  }

  @Override
  public ScriptTypes types() {
    return types;
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String path() {
    return "/test";
  }

  @Override
  public LuaTable environment() {
    return environment;
  }

  @Override
  public Vertx vertx() {
    return vertx;
  }

  @Override
  public Path www() {
    return www;
  }

  @Override
  public Map<String, String> configs() {
    return configs;
  }

  @Override
  public Map<String, String> arguments() {
    return arguments;
  }

  @Override
  public Limits limits() {
    return Limits.DEFAULT;
  }

  @Override
  public int maxTimers() {
    return 10;
  }

  @Override
  public Collection clients() {
    return clients;
  }

  @Override
  public Groups groups() {
    return groups;
  }

  @Override
  public ScriptLog log() {
    return log;
  }

  @Override
  public Varargs call(LuaValue function, Varargs arguments) {
    return state.call(function, arguments);
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public Varargs answer(LuaValue function, Varargs arguments) {
    return state.call(function, arguments);
  }

  @Override
  public void wrote(int bytes) {
    // No limit.
  }

  @Override
  public Future<Void> stored() {
    return Future.succeededFuture();
  }

  @Override
  public void close() {
    engine.close();
  }
}
