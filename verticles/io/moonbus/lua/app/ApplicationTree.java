package io.moonbus.lua.app;

import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.api.Data;
import io.moonbus.lua.api.Mona;
import io.moonbus.lua.api.Peers;
import io.moonbus.lua.api.ScriptGlobals;
import io.moonbus.lua.api.ScriptLog;
import io.moonbus.lua.api.ScriptTypes;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import io.moonbus.measure.Measures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** All applications below one {@code www/}, in one Lua state. Used only by the thread that made it. */
public final class ApplicationTree {

  private final Vertx vertx;
  private final LuaOptions options;
  private final LuaState state;
  private final ScriptTypes types = new ScriptTypes();
  private final ScriptLog log;
  private final Scripts scripts;
  private final Sources sources;
  private final Modules modules;
  private final Clients clients;
  private final Application root;
  private final Peers peers;
  private final Data data;
  /** {@code null} when nobody waits for the disk. */
  private final DurableOutlet durable;
  /** For scripts outside of {@code www/}, which run in {@code _G}. */
  private final Mona mona;
  private final Ticker ticker;
  private final List<Application> found = new ArrayList<>();
  private final Map<String, Meter> meters = new HashMap<>();

  /** A tree whose root application is not loaded yet. */
  public ApplicationTree(Vertx vertx, LuaEngine engine, LuaOptions options, Outlet outlet, Services services) {
    this.vertx = vertx;
    this.options = options;
    this.state = engine.newState(options.engine().unsafe(options.unsafe()).ioRoots(fileRoots()));
    this.log = new ScriptLog(state, Logger.getLogger("io.moonbus.lua.script"));
    this.scripts = new Scripts(state, options.maxOutput());
    this.sources = new Sources(options);
    this.modules = new Modules(this);
    this.durable = !options.durable() ? null
        : new DurableOutlet(outlet, vertx.getOrCreateContext(), services.data()::flushed);
    this.clients = new Clients(this, durable == null ? outlet : durable);
    ScriptGlobals.install(state, log);
    protect(state.globals());
    new Loader(this, null).install(state.globals()::set);
    this.root = new Application(this, null, "", sources.www());
    this.peers = new Peers(root, services.node());
    this.data = new Data(root, services.data(), options.typed(), this::owner, this::wrote);
    this.mona = Mona.create(root);
    state.globals().rawset("mona", mona);
    this.ticker = new Ticker(this, vertx);
  }

  private List<Path> fileRoots() {
    List<Path> roots = new ArrayList<>(options.folders());
    roots.add(options.www());
    roots.add(options.data());
    return roots;
  }

  private static void protect(LuaTable globals) {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("_G"));
    globals.setmetatable(type);
  }

  /**
   * Loads the root application, starts it and what happens at regular times. The other applications are read, so that
   * syntax errors show now, and loaded when somebody needs them. An error is logged; clients are refused until it is
   * mended.
   */
  public void start() {
    root.version().refresh();
    for (String path : options.mounted() ? Found.below(sources.www(), options.main()) : List.of("")) {
      Application application = known(path);
      application.version().prepare();
      found.add(application);
    }
    ticker.start();
    peers.start();
  }

  /** Tells each client's application that it has gone and stops all applications, children before their parents. */
  public void stop() {
    ticker.stop();
    peers.stop();
    clients.disconnectAll();
    List<Application> all = root.below();
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).version().unload();
    }
    mona.close();
  }

  /** What is known of each application that the start found, the root first. */
  public List<ApplicationInfo> applications() {
    return found.stream().map(ApplicationInfo::of).toList();
  }

  /**
   * Loads every application without serving anybody.
   *
   * @return what is wrong with them, nothing when all is well
   */
  public List<Problem> check() {
    return check("");
  }

  /**
   * Loads an application and those below it, with their parents, without serving anybody.
   *
   * @param top the path of the application
   * @return what is wrong with them
   */
  public List<Problem> check(String top) {
    root.version().refresh();
    List<Problem> problems = new ArrayList<>();
    for (String path : Found.below(sources.www(), options.main())) {
      Application application = isWithin(path, top) ? find(root, path) : null;
      if (application != null && application.version().failure() != null) {
        problems.add(Problem.of(path, application.version().failure()));
      }
    }
    return problems;
  }

  private static boolean isWithin(String path, String top) {
    return path.equals(top) || path.startsWith(top + "/");
  }

  /**
   * Takes over at once what has changed on disk of everything that is loaded.
   *
   * @param top the path of an application
   * @return what is wrong with it and those below it
   */
  public Future<List<Problem>> reload(String top) {
    return ticker.lookNow().map(v -> root.below().stream()
        .filter(application -> isWithin(application.path(), top) && application.version().failure() != null)
        .map(application -> Problem.of(application.path(), application.version().failure())).toList());
  }

  /** What is known now of each application that is on disk, the root first. */
  public Future<List<ApplicationInfo>> inspect() {
    return vertx.executeBlocking(() -> Found.below(sources.www(), options.main()), false)
        .map(paths -> paths.stream().map(path -> ApplicationInfo.of(known(path))).toList());
  }

  /**
   * The application at a path below another, loaded when it was not.
   *
   * @return {@code null} when there is no such folder
   */
  Application find(Application from, String path) {
    Application application = from;
    for (String part : path.split("/")) {
      if (!part.isEmpty() && application != null) {
        application = application.child(part);
      }
    }
    return application;
  }

  /** The application in a folder that is there, loaded or not. */
  private Application known(String path) {
    Application application = root;
    for (String part : path.split("/")) {
      application = part.isEmpty() ? application : application.known(part);
    }
    return application;
  }

  /**
   * Compiles a file for the application that asked for it, which is reloaded when the file changes.
   *
   * @throws org.luaj.vm2.LuaError on a syntax error
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  LuaFunction compile(Source source, Application asking) {
    if (asking != null) {
      asking.version().loaded(source.file());
    }
    LuaTable environment = source.home() == null ? state.globals() : source.home().environment();
    return state.load(sources.read(source.file()), "@" + source.chunk(), environment);
  }

  /** The client events' end of the tree. */
  public Clients clients() {
    return clients;
  }

  /** What is counted of the application at a path, also when its folder goes and comes back. */
  Meter meter(String path) {
    return meters.computeIfAbsent(path, key -> Meter.of(Measures.of(vertx), key));
  }

  Vertx vertx() {
    return vertx;
  }

  LuaOptions options() {
    return options;
  }

  LuaState state() {
    return state;
  }

  ScriptTypes types() {
    return types;
  }

  ScriptLog log() {
    return log;
  }

  Scripts scripts() {
    return scripts;
  }

  Sources sources() {
    return sources;
  }

  Modules modules() {
    return modules;
  }

  /** The table {@code mona} of the application that a function belongs to; that of the root when it belongs to none. */
  private Mona owner(LuaValue function) {
    LuaValue environment = state.environmentOf(function);
    return root.below().stream().filter(application -> application.environment() == environment).findFirst()
        .orElse(root).globals().mona();
  }

  private void wrote() {
    if (durable != null) {
      durable.wrote();
    }
  }

  /** Another event of a client begins to be handled. */
  void begin() {
    if (durable != null) {
      durable.begin();
    }
  }

  /** Completed when what the running call stored is as safe as whoever is told of it expects. */
  Future<Void> stored() {
    return durable == null ? Future.succeededFuture() : durable.stored();
  }

  /** Completed when no message waits for the disk any more; to be asked after {@link #stop}. */
  public Future<Void> drained() {
    return durable == null ? Future.succeededFuture() : durable.drained();
  }

  Data data() {
    return data;
  }

  Peers peers() {
    return peers;
  }

  Application root() {
    return root;
  }
}
