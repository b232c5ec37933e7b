package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.LogRecords;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class AdminTlsTest {

  @TempDir
  Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeApplications() throws Exception {
    Files.createDirectories(home.resolve("www"));
    Files.writeString(home.resolve("www/main.lua"), "");
  }

  @Test
  void commandsReachAListenerWithTls() throws Exception {
    MoonbusServer server = await(MoonbusServer.start(settings().set("admin.tls", "true").load()));
    assertThat(server.adminUrl()).startsWith("https://127.0.0.1:");
    assertThat(run("nodes")).describedAs(err.toString()).isZero();
    assertThat(run("healthcheck", "--timeout=20")).isZero();
    assertThat(out.toString()).contains("healthy: HTTP/1.1 200");
    String port = "--admin.port=" + URI.create(server.adminUrl()).getPort();
    assertThat(run("nodes", port, "--data=", "--admin.tls=true", "--admin.token=x")).isEqualTo(ExitStatus.UNAVAILABLE);
    assertThat(err.toString()).contains("moonbus: no safe connection to https://127.0.0.1:")
        .contains("its certificate must be trusted by this Java");
    await(server.close());
  }

  @Test
  void aCertificateThatIsMissingIsToldAndTheServerServes() throws Exception {
    try (LogRecords log = new LogRecords("io.moonbus.server")) {
      MoonbusServer server = await(MoonbusServer.start(settings().set("admin.tls", "true")
          .set("HTTPS.certificate", home.resolve("none.pem").toString()).load()));
      assertThat(server.adminUrl()).isNull();
      assertThat(log.at(Level.SEVERE)).singleElement().asString().contains("none.pem cannot be read");
      await(server.close());
    }
  }

  @Test
  void whoIsReachableFromOutsideWithoutTlsIsWarned() throws Exception {
    assertThat(warnings("false")).singleElement().asString().startsWith("admin.host = 0.0.0.0: the token and what is deployed "
        + "cross the network unencrypted; set admin.tls = true");
    assertThat(warnings("true")).isEmpty();
  }

  private List<String> warnings(String tls) throws Exception {
    try (LogRecords log = new LogRecords("io.moonbus.admin")) {
      await(await(MoonbusServer.start(settings().set("admin.host", "0.0.0.0").set("admin.tls", tls).load())).close());
      return log.at(Level.WARNING);
    }
  }

  private SettingsLoader settings() {
    return new SettingsLoader().home(home).set("HTTP.host", "127.0.0.1").set("HTTP.port", "auto").set("admin.port", "auto");
  }

  private int run(String... words) {
    return new Program(new Terminal(new PrintStream(out, true), new PrintStream(err, true), Map.of(), home, home, false))
        .run(words);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
