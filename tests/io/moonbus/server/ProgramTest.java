package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.SettingsLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgramTest {

  @TempDir
  Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpNamesCommandsAndOptionsAndAllSettingsWhenAsked() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("healthcheck", "-p, --pidfile=FILE", "--dump[=FILTER]");
    out.reset();
    assertThat(run("help", "all")).isZero();
    assertThat(out.toString()).contains(Catalog.settings().keySet().stream().map(key -> "--" + key + "=").toList());
  }

  @Test
  void versionNamesTheJvm() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("Moonbus ").contains(System.getProperty("java.vm.version"));
  }

  @Test
  void unknownCommandsAndTooManyWordsAreRefused() {
    assertThat(run("helthcheck")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("check", "x")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("new")).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString().lines()).containsExactly(
        "moonbus: unknown command helthcheck: did you mean healthcheck?",
        "moonbus: check takes no x",
        "moonbus: new needs more: ./moonbus new NAME");
  }

  @Test
  void aNewApplicationLoadsAndIsNotOverwritten() throws IOException {
    assertThat(run("new", "games/chess")).isZero();
    assertThat(home.resolve("www/games/chess/.luarc.json")).content().contains("\"../../../conf/lua/library\"");
    assertThat(home.resolve("www/games/chess/index.html")).exists();
    assertThat(run("check")).isZero();
    assertThat(run("new", "games/chess")).isEqualTo(ExitStatus.CANNOT_CREATE);
  }

  @Test
  void namesThatAreNoFoldersBelowWwwAreRefused() {
    assertThat(run("new", "../x")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("new", "a.b")).isEqualTo(ExitStatus.USAGE);
    assertThat(home.resolve("www")).doesNotExist();
  }

  @Test
  void checkReportsEveryErrorWithFileAndLine() throws IOException {
    application("good", "x = 1");
    application("bad", "x = 1\ny = = 2");
    application("worse", "error('no')");
    assertThat(run("check")).isEqualTo(ExitStatus.FAILED);
    assertThat(err.toString()).contains("bad/main.lua:2: ", "worse/main.lua:1: no").doesNotContain("good");
  }

  @Test
  void healthCheckAsksTheRunningServer() throws Exception {
    application("a", "");
    MoonbusServer server = MoonbusServer.start(new SettingsLoader().home(home).set("HTTP.port", "auto").load())
        .toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    String port = "--HTTP.port=" + server.listeners().get(0).port();
    assertThat(run("healthcheck", port)).isZero();
    server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(run("healthcheck", port)).isEqualTo(ExitStatus.FAILED);
    assertThat(out.toString()).startsWith("healthy: HTTP/1.1 ");
    assertThat(run("healthcheck", "--HTTP.port=auto")).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void aServerThatIsNotHttpIsNotHealthy() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      Thread answer = new Thread(() -> answer(other));
      answer.start();
      assertThat(run("healthcheck", "--HTTP.port=" + other.getLocalPort())).isEqualTo(ExitStatus.FAILED);
      answer.join();
    }
    assertThat(out.toString()).startsWith("unhealthy: SSH-2.0");
  }

  @Test
  void aServerThatNeverAnswersIsNotHealthy() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      String port = "" + silent.getLocalPort();
      assertThat(run("healthcheck", "--timeout=1", "--admin.port=" + port)).isEqualTo(ExitStatus.FAILED);
      assertThat(err.toString()).isEqualTo(
          "unhealthy: the server at http://127.0.0.1:" + port + " does not answer within 1 s\n");
      assertThat(run("healthcheck", "--timeout=1", "--HTTP.port=" + port)).isEqualTo(ExitStatus.FAILED);
      assertThat(err.toString()).endsWith("unhealthy: port " + port + " does not answer within 1 s\n");
    }
    assertThat(run("healthcheck", "--timeout=soon")).isEqualTo(ExitStatus.USAGE);
    assertThat(run("healthcheck", "--timeout=0")).isEqualTo(ExitStatus.USAGE);
  }

  private static void answer(ServerSocket server) {
    try (var socket = server.accept()) {
      socket.getOutputStream().write("SSH-2.0\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      socket.getInputStream().readNBytes(4);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void application(String name, String script) throws IOException {
    Files.createDirectories(home.resolve("www").resolve(name));
    Files.writeString(home.resolve("www").resolve(name).resolve("main.lua"), script);
  }

  private int run(String... words) {
    return new Program(new Terminal(new PrintStream(out, true), new PrintStream(err, true), Map.of(), home, home, false))
        .run(words);
  }
}
