package io.moonbus.lua.app;

import io.moonbus.LogRecords;
import io.moonbus.cluster.NodeLink;
import io.moonbus.data.DataOptions;
import io.moonbus.data.Database;
import io.moonbus.data.service.MemoryDatabase;
import io.moonbus.event.FakeClient;
import io.moonbus.event.FakeProtocol;
import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.LuaVerticle;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A {@code www/} in a temporary folder, the verticle that serves it, and what its scripts log. */
public final class Www implements AutoCloseable {

  /** Makes every client's {@code eval} run an expression list in the application's environment. */
  static final String EVAL = """

      function onConnection(client)
        local environment = getfenv(1)
        function client:eval(source)
          local f = assert(loadstring(source, "=eval"))
          setfenv(f, environment)
          return f()
        end
      end
      """;

  private final Path folder;
  private final LogRecords log = new LogRecords("io.moonbus.lua");
  private final LuaOptions options = new LuaOptions().reloadMillis(20);
  private final Vertx vertx = Vertx.vertx();
  private NodeLink node = NodeLink.alone();
  private Database data;
  private FakeProtocol protocol;
  private LuaVerticle verticle;
  private String deployment;

  public Www() {
    try {
      folder = Files.createTempDirectory("moonbus-www");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    options.www(folder).modules(folder.resolve(".modules"));
  }

  /** To be changed before {@link #start}. */
  public LuaOptions options() {
    return options;
  }

  /** To be called before {@link #start}. */
  Www node(NodeLink link) {
    node = link;
    return this;
  }

  /** To be called before {@link #start}; otherwise it is in memory, and stays when the verticle is started again. */
  Www data(Database database) {
    data = database;
    return this;
  }

  public Vertx vertx() {
    return vertx;
  }

  LogRecords log() {
    return log;
  }

  Path folder() {
    return folder;
  }

  LuaVerticle verticle() {
    return verticle;
  }

  /** Writes a file; in place of one that is there, so that nobody sees a half of it. */
  public Www file(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Path draft = Files.writeString(Files.createTempFile("moonbus", ".lua"), content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the main file of an application that has {@code eval}. */
  public Www app(String path, String main) {
    return file((path.isEmpty() ? "" : path + "/") + "main.lua", main + EVAL);
  }

  Www delete(String name) {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Www start() {
    if (data == null) {
      data = new MemoryDatabase(vertx, new DataOptions());
    }
    verticle = new LuaVerticle(options, new Services(data, node));
    deployment = await(vertx.deployVerticle(verticle));
    protocol = new FakeProtocol(vertx);
    return this;
  }

  Www stop() {
    await(vertx.undeploy(deployment));
    deployment = null;
    return this;
  }

  public FakeProtocol protocol() {
    return protocol;
  }

  public FakeClient connect(String path) {
    return protocol.connect(path);
  }

  /** The results, as JSON, of an expression list in the environment of an application. */
  public String eval(String path, String expressions) {
    FakeClient client = connect(path);
    String results = client.call(new io.vertx.core.json.JsonArray().add("eval").add("return " + expressions).encode());
    client.disconnect();
    return results;
  }

  /** Waits until something is so, as long as it takes within reason. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  List<String> lines() {
    return log.lines();
  }

  /** The lines without those about loading. */
  List<String> scriptLines() {
    return lines().stream().filter(line -> !line.startsWith("INFO Application /")).toList();
  }

  @Override
  public void close() {
    await(vertx.close());
    log.close();
    delete("");
  }
}
