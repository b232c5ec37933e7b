package io.moonbus.bench;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A server process with the scripts of bench/nodes, which are called over HTTP. */
final class DataNode implements AutoCloseable {

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Target target;

  private DataNode(Target target) {
    this.target = target;
  }

  /**
   * Starts a server.
   *
   * @param name    for its log
   * @param data    where it keeps what scripts store
   * @param options more settings
   */
  static DataNode start(String name, Path data, String... options) throws IOException, InterruptedException {
    int port = Target.freePort();
    List<String> command = new ArrayList<>(List.of("./moonbus", "--host=127.0.0.1", "--HTTP.port=" + port,
        "--admin.port=0", "--www=bench/nodes", "--lua.unsafe=luajava", "--data.typed=*", "--lua.budget=0",
        "--drainTimeout=1", "--data=" + data, "--logs.directory=" + data.resolveSibling("logs-" + name)));
    command.addAll(List.of(options));
    return new DataNode(Target.start(name, port, command));
  }

  /** Settings with which two servers become a cluster. */
  static String[] member(int own, int other) {
    return new String[] {"--cluster", "--cluster.host=127.0.0.1", "--cluster.port=" + own,
        "--cluster.members=127.0.0.1:" + other, "--cluster.name=bench-" + ProcessHandle.current().pid(),
        "--cluster.secret=known to benchmarks", "--cluster.node=node-" + own};
  }

  int port() {
    return target.port;
  }

  Target target() {
    return target;
  }

  /** Calls a function of the script and returns its results. */
  JsonArray call(Object... call) throws IOException {
    HttpURLConnection request = (HttpURLConnection) URI.create("http://127.0.0.1:" + target.port + "/").toURL()
        .openConnection();
    request.setDoOutput(true);
    request.setRequestProperty("Content-Type", "application/json");
    request.getOutputStream().write(new JsonArray(List.of(call)).encode().getBytes(StandardCharsets.UTF_8));
    return new JsonArray(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Calls a function until its result is what is waited for. */
  JsonArray await(int pauseMillis, Predicate<Object> expected, Object... call) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      JsonArray result = call(call);
      if (expected.test(result.getValue(0))) {
        return result;
      }
      if (System.nanoTime() > end) {
        throw new IOException(call[0] + " gives " + result);
      }
      Thread.sleep(pauseMillis);
    }
  }

  @Override
  public void close() {
    target.close();
  }

  /** Deletes a folder. */
  static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
