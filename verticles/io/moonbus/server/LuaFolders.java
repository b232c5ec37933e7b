package io.moonbus.server;

import io.moonbus.admin.deploy.FolderRuntime;
import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.LuaVerticle;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.lua.app.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Logger;

/** The folders of {@code www/} as Lua runs them. */
final class LuaFolders implements FolderRuntime {

  private static final Logger LOG = Logger.getLogger("io.moonbus.server");

  private final Vertx vertx;
  private final ScriptsDeployment scripts;
  private final LuaOptions options;

  LuaFolders(Vertx vertx, ScriptsDeployment scripts, LuaOptions options) {
    this.vertx = vertx;
    this.scripts = scripts;
    this.options = options;
  }

  @Override
  public Future<List<String>> check(String name, Path folder) {
    LOG.info("A new version of " + name + " is loaded on trial");
    return LuaVerticle.check(vertx, options, scripts.data(), name, folder).map(LuaFolders::lines);
  }

  @Override
  public Future<List<String>> reload(String name) {
    return scripts.reload("/" + name).map(LuaFolders::lines);
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Problem::message).toList();
  }

  @Override
  public Future<Map<String, State>> states() {
    return scripts.inspect().map(applications -> {
      Map<String, State> states = new TreeMap<>();
      for (ApplicationInfo info : applications) {
        String name = info.path().isEmpty() ? "" : info.path().substring(1);
        states.put(name, new State(info.loaded(), Objects.requireNonNullElse(info.failure(), "")));
      }
      return states;
    });
  }
}
