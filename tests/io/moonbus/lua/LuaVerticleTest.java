package io.moonbus.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.Applications;
import io.moonbus.event.FakeProtocol;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.lua.app.Problem;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuaVerticleTest {

  @TempDir
  private Path www;
  private Vertx vertx;

  @BeforeEach
  void open() throws IOException {
    vertx = Vertx.vertx();
    write("main.lua", "function onConnection(client) function client:f() return 'root' end end");
    write("good/main.lua", "x = 1");
    write("good/deep/er/main.lua", "x = 1");
    write("bad/main.lua", "local x\n\nx.y = 1");
    write("worse/main.lua", "function f(\n");
    write(".hidden/main.lua", "error('never')");
  }

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  private void write(String name, String content) throws IOException {
    Path file = www.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void theApplicationsThatWereFoundAreKnown() throws Exception {
    LuaVerticle verticle = new LuaVerticle(new LuaOptions().www(www));
    await(vertx.deployVerticle(verticle));

    List<ApplicationInfo> found = verticle.applications();

    assertThat(found).extracting(ApplicationInfo::path)
        .containsExactly("", "/bad", "/good", "/good/deep/er", "/worse");
    assertThat(found.get(0).loaded()).isTrue();
    assertThat(found.get(0).millis()).isPositive();
    assertThat(found.get(0).mode()).isNotNull();
    assertThat(found.get(2).loaded()).isFalse();
  }

  @Test
  void checkingLoadsAllAndNamesFileAndLine() {
    List<Problem> problems = LuaVerticle.check(vertx, new LuaOptions().www(www));

    assertThat(problems).extracting(Problem::path).containsExactly("/bad", "/worse");
    assertThat(problems.get(0)).extracting(Problem::file, Problem::line).containsExactly("bad/main.lua", 3);
    assertThat(problems.get(0).message()).startsWith("bad/main.lua:3: attempt to index local 'x'");
    assertThat(problems.get(1).file()).isEqualTo("worse/main.lua");
    assertThat(problems.get(1).line()).isPositive();
  }

  @Test
  void theNameOfADeploymentCanBeAFolder() throws Exception {
    String id = await(vertx.deployVerticle("lua:" + www));

    assertThat(new FakeProtocol(vertx).connect("/good").call("[\"f\"]")).isEqualTo("[\"root\"]");
    await(vertx.undeploy(id));
    assertThat(Applications.of(vertx).resolve("/good", 0)).isNull();
  }

  @Test
  void theOtherOptionsAreTheConfiguration() throws Exception {
    write("start.lua", "function onConnection(client) function client:f() return mona.configs.word end end");
    LuaOptions options = new LuaOptions().main("start.lua");
    options.configs().put("word", "hello");
    await(vertx.deployVerticle("lua:" + www, new DeploymentOptions().setConfig(options.toJson())));

    assertThat(new FakeProtocol(vertx).connect("").call("[\"f\"]")).isEqualTo("[\"hello\"]");
  }

  @Test
  void aSingleScriptRunsWithoutClients() throws Exception {
    write("jobs/worker.lua", "mona:setTimer(1, function() mona.configs.done = true end)");
    await(vertx.deployVerticle("lua:" + www.resolve("jobs/worker.lua")));

    assertThat(Applications.of(vertx).resolve("", 0)).isNull();
    LuaOptions options = LuaVerticleFactory.options("jobs/worker.lua", new LuaOptions());
    assertThat(options.main()).isEqualTo("worker.lua");
    assertThat(options.www()).isEqualTo(Path.of("jobs").toAbsolutePath());
    assertThat(options.mounted()).isFalse();
  }
}
