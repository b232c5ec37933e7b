package io.moonbus.conformance;

import io.moonbus.server.MoonbusServer;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One server in this process, without a cluster. */
final class OneNode implements Nodes {

  private final Path home;
  private final Map<String, String> settings;
  private MoonbusServer server;

  OneNode(Path home, Map<String, String> settings) throws Exception {
    this.home = home;
    this.settings = settings;
    Www.write(home.resolve("www"));
    start();
  }

  private void start() throws Exception {
    SettingsLoader loader = new SettingsLoader().home(home).set("HTTP.port", "auto").set("HTTP.host", "127.0.0.1")
        .set("admin.port", "0").set("logs.directory", "").set("data.typed", "/typed");
    settings.forEach(loader::set);
    server = await(MoonbusServer.start(loader.load()));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Override
  public List<Integer> ports() {
    return List.of(server.listeners().get(0).port());
  }

  @Override
  public void restart(int node) throws Exception {
    close();
    start();
  }

  @Override
  public String log() {
    return "";
  }

  @Override
  public void close() throws Exception {
    await(server.close());
  }
}
