package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ServerProcessTest {

  @TempDir
  Path home;

  @BeforeEach
  void makeApplication() throws IOException {
    Files.createDirectories(home.resolve("www"));
    Files.writeString(Files.createDirectories(home.resolve("www/kid")).resolve("main.lua"), "");
    Files.writeString(home.resolve("www/main.lua"), """
        INFO("root application")
        function onConnection(client)
          function client:spin(seconds) INFO("called") local e = os.clock() + seconds while os.clock() < e do end return "done" end
        end
        function onStop() INFO("application stops") end
        """);
  }

  @Test
  void theStartTellsVersionSettingsApplicationsListenersAndUrls() throws Exception {
    try (ServerProcess server = ServerProcess.start(home, "--HTTP.port=auto", "--HTTP.prot=1", "--colour=red")) {
      server.await("Open http://localhost:");
      server.signal("TERM");
      assertThat(server.status()).isZero();
      assertThat(server.rest()).containsSubsequence("Moonbus ", "OpenJDK", "Settings: defaults",
          "did you mean HTTP.port?", "main.lua:1: root application", "Application / loaded in",
          "Application /kid read in", "HTTP listens at 0.0.0.0:",
          "Started in", "Open http://localhost:", "application stops", "Server stopped");
    }
    assertThat(home.resolve("logs/log.0")).content().contains("main.lua:1: root application", "Server stopped");
  }

  @Test
  void aPortInUseIsNamedWithItsSettingAndEndsAServerWithoutOther() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
         ServerProcess server = ServerProcess.start(home, "--HTTP.port", "" + taken.getLocalPort())) {
      server.await("the port is in use; set HTTP.port to another one");
      assertThat(server.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    }
  }

  @Test
  void callsAreFinishedBeforeTheEnd() throws Exception {
    try (ServerProcess server = ServerProcess.start(home, "--HTTP.port=auto", "--lua.budget=60000", "--drainTimeout=60");
         Socket client = new Socket("localhost", server.awaitPort())) {
      server.await("Open http");
      client.getOutputStream().write("GET /spin?1 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      server.await("called");
      server.signal("TERM");
      assertThat(new String(client.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200 OK");
      assertThat(server.status()).isZero();
    }
  }

  @Test
  void aSecondSignalStopsAtOnce() throws Exception {
    try (ServerProcess server = ServerProcess.start(home, "--HTTP.port=auto", "--lua.budget=60000");
         Socket client = new Socket("localhost", server.awaitPort())) {
      server.await("Open http");
      client.getOutputStream().write("GET /spin?60 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      server.await("called");
      server.signal("TERM");
      server.await("Stopping");
      // A signal directly after the first counts as the same one.
      while (server.isAlive()) {
        server.signal("TERM");
      }
      assertThat(server.status()).isEqualTo(Serve.HALTED);
      assertThat(server.rest()).contains("Server stopped at once");
    }
  }

  @Test
  void aDumpShowsWhatClientsSend() throws Exception {
    try (ServerProcess server = ServerProcess.start(home, "--HTTP.port=auto", "--dump", "--dumplimit=16");
         Socket client = new Socket("localhost", server.awaitPort())) {
      server.await("Open http");
      client.getOutputStream().write("GET /spin?0 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      server.await("HTTP => 33 bytes from ");
      server.await("|GET /spin?0 HTTP|");
      server.await("HTTP <= ");
    }
  }

  @Test
  void theProcessIdIsInTheFileWhileItRuns() throws Exception {
    Path file = home.resolve("moonbus.pid");
    try (ServerProcess server = ServerProcess.start(home, "--HTTP.port=auto", "-p", "moonbus.pid")) {
      server.await("Open http");
      assertThat(file).hasContent("" + server.pid());
      server.signal("TERM");
      assertThat(server.status()).isZero();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void aDaemonGoesOnWhenItsStarterHasEnded() throws Exception {
    try (ServerProcess starter = ServerProcess.start(home, "--HTTP.port=auto", "-d", "--pidfile=moonbus.pid")) {
      String line = starter.await("runs in the background as process ");
      assertThat(starter.status()).isZero();
      ProcessHandle daemon = ProcessHandle.of(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).orElseThrow();
      assertThat(daemon.isAlive()).isTrue();
      assertThat(home.resolve("moonbus.pid")).hasContent("" + daemon.pid());
      daemon.destroy();
      daemon.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(home.resolve("logs/log.0")).content().contains("Server stopped");
  }

  @Test
  void aDaemonThatCannotStartSaysWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
         ServerProcess starter = ServerProcess.start(home, "--HTTP.port=" + taken.getLocalPort(), "--daemon")) {
      starter.await("the port is in use");
      assertThat(starter.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    }
  }

  @Test
  void mistakesOfTheCommandLineAndOfSettingsHaveTheirStatus() throws Exception {
    try (ServerProcess usage = ServerProcess.start(home, "serv");
         ServerProcess settings = ServerProcess.start(home, "--HTTP.port=x")) {
      usage.await("unknown command serv: did you mean serve?");
      settings.await("HTTP.port = x (command line): must be");
      assertThat(usage.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(settings.status()).isEqualTo(ExitStatus.CONFIGURATION);
    }
  }
}
