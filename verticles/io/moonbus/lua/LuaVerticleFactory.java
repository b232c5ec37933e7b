package io.moonbus.lua;

import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.spi.VerticleFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Deploys Lua by name: {@code lua:folder} is the tree of applications in that folder, {@code lua:folder/file.lua} a
 * single script with its timers, which no client reaches. The deployment's configuration has the other
 * {@linkplain LuaOptions options}.
 */
public final class LuaVerticleFactory implements VerticleFactory {

  @Override
  public String prefix() {
    return "lua";
  }

  @Override
  public void createVerticle2(String name, ClassLoader loader, Promise<Callable<? extends Deployable>> promise) {
    String path = VerticleFactory.removePrefix(name);
    promise.complete(() -> new LuaVerticle(config -> options(path, new LuaOptions(config))));
  }

  static LuaOptions options(String path, LuaOptions options) {
    Path file = Path.of(path);
    if (!path.endsWith(".lua")) {
      return options.www(file);
    }
    return options.www(file.toAbsolutePath().getParent()).main(file.getFileName().toString()).mounted(false);
  }
}
