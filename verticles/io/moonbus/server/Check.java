package io.moonbus.server;

import io.moonbus.lua.LuaVerticle;
import io.moonbus.lua.app.Problem;
import io.vertx.core.Vertx;
import java.util.List;

/** Loads all applications without serving them and tells what is wrong with them. */
final class Check {

  private Check() {
  }

  static int run(Invocation invocation) {
    ServerOptions options = new ServerOptions(invocation.settings());
    Vertx vertx = Vertx.vertx(options.vertx());
    // The problems are printed; the log would tell each of them again.
    try (Silence silence = new Silence()) {
      List<Problem> problems = LuaVerticle.check(vertx, options.lua());
      problems.forEach(problem -> invocation.terminal().err().println(problem.message()));
      if (problems.isEmpty()) {
        invocation.terminal().out().println("All applications in " + options.lua().www() + " load.");
      }
      return problems.isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    } finally {
      vertx.close().await();
    }
  }
}
