package io.moonbus.lua.app;

import io.moonbus.lua.api.Collection;
import io.moonbus.lua.api.Groups;
import io.moonbus.lua.api.IdCollection;
import io.moonbus.lua.api.ScriptContext;
import io.moonbus.lua.api.ScriptLog;
import io.moonbus.lua.api.ScriptTypes;
import io.moonbus.lua.api.Servers;
import io.moonbus.lua.engine.LuaState;
import io.moonbus.lua.value.TypedObjectHook;
import io.moonbus.value.Limits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** One folder of the tree: its environment, its children that are loaded, and the version of its code in service. */
final class Application implements ScriptContext {

  private final ApplicationTree tree;
  private final Application parent;
  private final String name;
  private final Path folder;
  private final Environment environment;
  private final Version version;
  private final Collection clients;
  private final Children children;
  private Meter meter;
  private final Map<String, Application> loaded = new LinkedHashMap<>();
  private final Map<String, Application> waiting = new HashMap<>();

  Application(ApplicationTree tree, Application parent, String name, Path folder) {
    this.tree = tree;
    this.parent = parent;
    this.name = name;
    this.folder = folder;
    this.clients = new IdCollection(tree.types());
    this.children = new Children(this);
    this.environment = new Environment(this);
    this.version = new Version(this);
    fix();
  }

  private void fix() {
    environment.fix("name", LuaValue.valueOf(name));
    environment.fix("path", LuaValue.valueOf(path()));
    environment.fix("this", environment.table());
    environment.fix("super", parent == null ? state().globals() : parent.environment());
    environment.fix("children", children);
    environment.fix("clients", clients);
    new Loader(tree, this).install(environment::fix);
  }

  ApplicationTree tree() {
    return tree;
  }

  /** {@code null} for the root application. */
  Application parent() {
    return parent;
  }

  Path folder() {
    return folder;
  }

  Version version() {
    return version;
  }

  Environment globals() {
    return environment;
  }

  /** The clients of this application, by id. */
  Collection ownClients() {
    return clients;
  }

  /** The children that are loaded, by name. */
  Map<String, Application> children() {
    return loaded;
  }

  /**
   * A child by its name, loaded when it was not.
   *
   * @return {@code null} when there is no such folder
   */
  Application child(String childName) {
    Application child = loaded.get(childName);
    if (child == null && Folders.isApplication(folder, childName)) {
      child = known(childName);
      waiting.remove(childName);
      loaded.put(childName, child);
      children.put(childName, child.environment());
      child.version.refresh();
    }
    return child;
  }

  /** A child by its name, which is not loaded for that. There must be such a folder. */
  Application known(String childName) {
    Application child = loaded.get(childName);
    return child != null ? child
        : waiting.computeIfAbsent(childName, key -> new Application(tree, this, key, folder.resolve(key)));
  }

  /** This application and the loaded ones below it, parents first. */
  List<Application> below() {
    List<Application> all = new ArrayList<>();
    all.add(this);
    loaded.values().forEach(child -> all.addAll(child.below()));
    return all;
  }

  /** Takes a child away whose folder has gone. */
  void forget(Application child) {
    loaded.remove(child.name);
    children.remove(LuaValue.valueOf(child.name));
  }

  /** The loaded application of the tree that is nearest above a file. */
  Application nearest(Path file) {
    Application application = tree.root();
    for (Path part : tree.root().folder.relativize(file)) {
      Application next = application.loaded.get(part.toString());
      if (next == null) {
        return application;
      }
      application = next;
    }
    return application;
  }

  /**
   * The environment of a loaded child, sibling or ancestor, {@code nil} when none has that name. Not that of the
   * application itself: in {@code rooms} a script may begin with {@code rooms = rooms or {}}.
   */
  LuaValue named(String other) {
    Application found = loaded.get(other);
    for (Application a = parent; found == null && a != null; a = a.parent) {
      found = a.name.equals(other) ? a : a == parent ? a.loaded.get(other) : null;
    }
    return found == null || found == this ? LuaValue.NIL : found.environment();
  }

  /** Why clients cannot be served: the error of this application or of a parent, {@code null} when they can. */
  String unavailable() {
    String failure = parent == null ? null : parent.unavailable();
    return failure == null ? version.unavailable() : failure;
  }

  /** Looks whether files were mended of an application that cannot serve, which shows sooner than the next check. */
  void refreshBroken() {
    if (parent != null) {
      parent.refreshBroken();
    }
    if (version.unavailable() != null && version.changed()) {
      version.refresh();
    }
  }

  /** Tells the application of tables with a type that were received. */
  TypedObjectHook typed() {
    return (type, object) -> {
      LuaValue function = global("onTypedObject");
      if (function.isfunction()) {
        tree.scripts().event(Names.of(this) + " onTypedObject", meter(), function,
            LuaValue.varargsOf(type, object));
      }
    };
  }

  /** What is counted of its scripts. */
  Meter meter() {
    if (meter == null) {
      meter = tree.meter(path());
    }
    return meter;
  }

  /** A global of the application, own or inherited. */
  LuaValue global(String key) {
    return environment.table().get(key);
  }

  @Override
  public LuaState state() {
    return tree.state();
  }

  @Override
  public ScriptTypes types() {
    return tree.types();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String path() {
    return parent == null ? "" : parent.path() + "/" + name;
  }

  @Override
  public LuaTable environment() {
    return environment.table();
  }

  @Override
  public Vertx vertx() {
    return tree.vertx();
  }

  @Override
  public Path www() {
    return tree.sources().www();
  }

  @Override
  public Map<String, String> configs() {
    return tree.options().configs();
  }

  @Override
  public Map<String, String> arguments() {
    return tree.options().arguments();
  }

  @Override
  public Limits limits() {
    return tree.options().limits();
  }

  @Override
  public int maxTimers() {
    return tree.options().maxTimers();
  }

  @Override
  public Collection clients() {
    return tree.clients().collection();
  }

  @Override
  public Groups groups() {
    return tree.clients().groups();
  }

  @Override
  public Servers servers() {
    return tree.peers().servers();
  }

  @Override
  public ScriptLog log() {
    return tree.log();
  }

  @Override
  public Varargs call(LuaValue function, Varargs arguments) {
    return tree.scripts().event(Names.of(this), meter(), function, arguments);
  }

  @Override
  public Varargs answer(LuaValue function, Varargs arguments) {
    try {
      return tree.scripts().call(meter(), function, arguments);
    } catch (ScriptException e) {
      tree.scripts().log(Names.of(this), e);
      throw e;
    }
  }

  @Override
  public void wrote(int bytes) {
    tree.scripts().writes(bytes);
  }

  @Override
  public Future<Void> stored() {
    return tree.stored();
  }
}
