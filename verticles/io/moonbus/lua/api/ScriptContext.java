package io.moonbus.lua.api;

import io.moonbus.lua.engine.LuaState;
import io.moonbus.value.Limits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What one application gives to the script API. All of it belongs to the thread of the application's tree. */
public interface ScriptContext {

  /** The state of the tree. */
  LuaState state();

  /** The types of objects that the API makes; one instance per state. */
  ScriptTypes types();

  /** The last part of the path, {@code ""} for the root application. */
  String name();

  /** The path with a leading and without a trailing slash, {@code ""} for the root application. */
  String path();

  /** The globals of the application's scripts. */
  LuaTable environment();

  /** Where timers run and names are resolved. */
  Vertx vertx();

  /** The folder of the tree's root application. */
  Path www();

  /** All settings by flat key, as {@code HTTP.port}. */
  Map<String, String> configs();

  /** The options of the command line without their dashes. */
  Map<String, String> arguments();

  /** What decoders and encoders accept. */
  Limits limits();

  /** How many timers the application may have running. */
  int maxTimers();

  /** The clients of all applications, by id. */
  Collection clients();

  /** The groups of the tree. */
  Groups groups();

  /** The other servers. */
  Servers servers();

  /** The log of the tree's scripts. */
  ScriptLog log();

  /**
   * Calls a function as an event: within the time budget, errors go to the log, and what it has written to clients is
   * sent at its end.
   *
   * @return its results, none when it failed
   */
  Varargs call(LuaValue function, Varargs arguments);

  /**
   * The same for somebody who waits for the results.
   *
   * @throws RuntimeException with the message for whom waits; it is logged, unless the script raised it on purpose
   */
  Varargs answer(LuaValue function, Varargs arguments);

  /**
   * Counts what the running call sends to somebody.
   *
   * @throws org.luaj.vm2.LuaError when it is too much
   */
  void wrote(int bytes);

  /** Completed when what scripts have stored so far is as safe as the settings want it before somebody is told. */
  Future<Void> stored();
}
