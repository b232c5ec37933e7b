package io.moonbus.bench;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientInfo;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.LuaOptions;
import io.moonbus.lua.app.ApplicationTree;
import io.moonbus.lua.app.Outlet;
import io.moonbus.lua.app.Services;
import io.moonbus.lua.engine.LuaEngine;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reads and writes of {@code data} by a script on one node, in memory; the baseline is a plain Lua table in the same
 * script. There are 10,000 other values in the same table. Each call of the script does a thousand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DataBenchmark {

  private static final int TIMES = 1_000;
  private static final String SCRIPT = """
      local plain = {}
      for i = 1, 10000 do
        plain["key" .. i] = "value" .. i
        data["key" .. i] = "value" .. i
      end
      data.deep = {a = {b = {c = "value"}}}
      local names = {}
      for i = 1, 1000 do names[i] = "key" .. i * 7 end
      local function read(t) local s for i = 1, 1000 do s = t[names[i]] end return s end
      local function write(t) for i = 1, 1000 do t[names[i]] = names[1001 - i] end end
      function onConnection(client)
        function client:readPlain() return read(plain) end
        function client:read() return read(data) end
        function client:writePlain() write(plain) end
        function client:write() write(data) end
        function client:readDeep() local s for i = 1, 1000 do s = data.deep.a.b.c end return s end
        function client:count() for i = 1, 1000 do data.n = (data.n or 0) + 1 end end
        function client:increment() for i = 1, 1000 do data:increment("i") end end
      end
      """;

  private final Vertx vertx = Vertx.vertx();
  private final LuaEngine engine = LuaEngine.create();
  private Path www;
  private ApplicationTree tree;
  private ClientMessage answer;
  private long calls;

  /** Loads the script. */
  @Setup
  public void load() throws IOException {
    www = Files.createTempDirectory("moonbus-bench");
    Files.writeString(www.resolve("main.lua"), SCRIPT);
    tree = new ApplicationTree(vertx, engine, new LuaOptions().www(www), new Outlet() {
      @Override
      public void send(ClientMessage message) {
        answer = message;
      }

      @Override
      public void flush() {
        // Nothing waits.
      }
    }, Services.alone(vertx));
    tree.start();
    tree.clients().handle(new ClientEvent.Connect("1",
        new ClientInfo("HTTP", "", "", "127.0.0.1:1", "127.0.0.1:2", Map.of(), Format.JSON, "bench"), Payload.NONE));
  }

  private ClientMessage call(String method) {
    tree.clients().handle(new ClientEvent.Call("1", ++calls, null,
        Payload.encoded(Format.JSON, Buffer.buffer("[\"" + method + "\"]")), Format.JSON, null));
    if (!(answer instanceof ClientMessage.Result)) {
      throw new IllegalStateException(String.valueOf(answer));
    }
    return answer;
  }

  /** {@code s = t[k]} of a plain table. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage baselineReadOfATable() {
    return call("readPlain");
  }

  /** {@code s = data[k]}. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage read() {
    return call("read");
  }

  /** {@code s = data.deep.a.b.c}. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage readFourTablesDeep() {
    return call("readDeep");
  }

  /** {@code t[k] = v} of a plain table. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage baselineWriteOfATable() {
    return call("writePlain");
  }

  /** {@code data[k] = v}. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage write() {
    return call("write");
  }

  /** {@code data.n = (data.n or 0) + 1}. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage readAddWrite() {
    return call("count");
  }

  /** {@code data:increment("i")}. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public ClientMessage increment() {
    return call("increment");
  }

  /** Ends everything. */
  @TearDown
  public void close() throws IOException {
    tree.stop();
    engine.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    Files.delete(www.resolve("main.lua"));
    Files.delete(www);
  }
}
