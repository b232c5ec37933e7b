package io.moonbus.lua;

import io.moonbus.data.Database;
import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientMessage;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.lua.app.ApplicationTree;
import io.moonbus.lua.app.Outlet;
import io.moonbus.lua.app.Problem;
import io.moonbus.lua.app.Services;
import io.moonbus.lua.engine.LuaEngine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the Lua applications of one {@code www/}: all of them in one Lua state, on the context of the verticle, which
 * scripts may keep busy. Scripts read the files that they name blocking; protocols should not be on the same event loop.
 *
 * <p>Deployed in several instances, each has a state and clients of its own, and they know nothing of each other.
 */
public final class LuaVerticle extends VerticleBase {

  private final Function<JsonObject, LuaOptions> configured;
  private final Services services;
  private LuaEngine engine;
  private ApplicationTree tree;
  private ApplicationLink link;
  private volatile List<ApplicationInfo> applications = List.of();

  /** A verticle with the options of its deployment: their JSON form is its configuration. */
  public LuaVerticle() {
    this(LuaOptions::new);
  }

  /** A verticle with these options, whatever its configuration. */
  public LuaVerticle(LuaOptions options) {
    this(options, null);
  }

  /**
   * A verticle with these options.
   *
   * @param services of the node; {@code null} = a node without others whose data is gone with the verticle
   */
  public LuaVerticle(LuaOptions options, Services services) {
    this(config -> options, services);
  }

  /** A verticle whose options are made of its configuration. */
  LuaVerticle(Function<JsonObject, LuaOptions> configured) {
    this(configured, null);
  }

  private LuaVerticle(Function<JsonObject, LuaOptions> configured, Services services) {
    this.configured = configured;
    this.services = services;
  }

  @Override
  public Future<?> start() {
    LuaOptions options = configured.apply(config());
    engine = LuaEngine.create();
    tree = new ApplicationTree(vertx, engine, options, new LinkOutlet(),
        services == null ? Services.alone(vertx) : services);
    tree.start();
    if (options.mounted()) {
      link = context.getInstanceCount() > 1 ? ApplicationLink.mountInstance(vertx, "", tree.clients())
          : ApplicationLink.mount(vertx, "", tree.clients());
    }
    applications = tree.applications();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    tree.stop();
    engine.close();
    return tree.drained().compose(v -> link == null ? Future.succeededFuture() : link.close());
  }

  /** What was known of the applications when the verticle had started; from any thread. */
  public List<ApplicationInfo> applications() {
    return applications;
  }

  /**
   * Loads all applications without serving anybody.
   *
   * @return what is wrong with them
   */
  public static List<Problem> check(Vertx vertx, LuaOptions options) {
    try (LuaEngine engine = LuaEngine.create()) {
      return new ApplicationTree(vertx, engine, options, Outlet.NOWHERE, Services.alone(vertx)).check();
    }
  }

  /**
   * Loads an application that is not in its place, with the others of {@code www/} around it, without serving anybody.
   * What its scripts do when they are loaded they do, apart from this verticle's clients; they see the data and change a
   * copy of it.
   *
   * @param data   that of the node
   * @param name   its path without leading slash
   * @param folder where it is
   * @return what is wrong with it and those below it
   */
  public static Future<List<Problem>> check(Vertx vertx, LuaOptions options, Database data, String name,
                                            Path folder) {
    return Trial.open(vertx, options, name, folder)
        .compose(trial -> trial.run(data).eventually(() -> vertx.executeBlocking(() -> {
          trial.close();
          return null;
        }, false)));
  }

  /**
   * Takes over at once what has changed on disk of everything that is loaded; from any thread.
   *
   * @param path of an application, {@code ""} for the root
   * @return what is wrong with it and those below it
   */
  public Future<List<Problem>> reload(String path) {
    return onContext(() -> tree.reload(path));
  }

  /** What is known now of each application that is on disk, the root first; from any thread. */
  public Future<List<ApplicationInfo>> inspect() {
    return onContext(() -> tree.inspect());
  }

  private <T> Future<T> onContext(Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> action.get().onComplete(done));
    return done.future();
  }

  private final class LinkOutlet implements Outlet {

    @Override
    public void send(ClientMessage message) {
      link.send(message);
    }

    @Override
    public void flush() {
      link.flush();
    }
  }
}
