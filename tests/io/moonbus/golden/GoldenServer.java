package io.moonbus.golden;

import io.moonbus.http.HttpOptions;
import io.moonbus.http.HttpVerticle;
import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.LuaVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server in this process with the settings that the conformance suite asks for. */
final class GoldenServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Target target;

  GoldenServer(Path www) throws Exception {
    LuaOptions lua = new LuaOptions().www(www).modules(www.resolveSibling("lua_modules"));
    lua.configs().put("myGroup.myConfig", "test");
    lua.configs().put("myGroup.num", "42");
    lua.configs().put("HTTP.port", "0");
    await(vertx.deployVerticle(new LuaVerticle(lua)));
    await(vertx.deployVerticle(new HttpVerticle(new HttpOptions().setHost("127.0.0.1").setPort(0).setWww(www))));
    String address = vertx.sharedData().<String, String>getLocalMap(HttpVerticle.LISTENERS).get("HTTP");
    target = new Target(Integer.parseInt(address.substring(address.indexOf(':') + 1)), www);
  }

  private static void await(Future<?> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  Target target() {
    return target;
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }
}
