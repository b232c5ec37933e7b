package io.moonbus.lua.app;

import io.moonbus.lua.LuaOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.luaj.vm2.LuaValue;

/** What happens to a tree at regular times. */
final class Ticker {

  private static final long NONE = -1;

  private final ApplicationTree tree;
  private final Vertx vertx;
  private final Watcher watcher;
  private long manage = NONE;
  private long reload = NONE;
  private long realTime = NONE;

  Ticker(ApplicationTree tree, Vertx vertx) {
    this.tree = tree;
    this.vertx = vertx;
    this.watcher = new Watcher(tree, vertx);
  }

  void start() {
    LuaOptions options = tree.options();
    manage = vertx.setPeriodic(options.manageMillis(), id -> manage());
    if (options.reloadMillis() > 0) {
      reload = vertx.setPeriodic(options.reloadMillis(), id -> watcher.look());
    }
    adapt();
  }

  void stop() {
    vertx.cancelTimer(manage);
    vertx.cancelTimer(reload);
    watcher.stop();
    vertx.cancelTimer(realTime);
  }

  /** Takes over at once what has changed on disk. */
  Future<Void> lookNow() {
    return watcher.lookNow();
  }

  private void manage() {
    call("onManage");
    tree.clients().manage();
    adapt();
  }

  /** The fast timer runs only while there is something for it to call. */
  private void adapt() {
    boolean wanted = own("onRealTime").isfunction();
    if (wanted && realTime == NONE) {
      realTime = vertx.setPeriodic(tree.options().realTimeMillis(), id -> call("onRealTime"));
    } else if (!wanted && realTime != NONE) {
      vertx.cancelTimer(realTime);
      realTime = NONE;
    }
  }

  private LuaValue own(String name) {
    return tree.root().environment().rawget(name);
  }

  private void call(String name) {
    LuaValue function = own(name);
    if (function.isfunction()) {
      tree.scripts().event("/ " + name, tree.root().meter(), function, LuaValue.NONE);
    }
  }
}
