package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ClusterStartTest {

  private final List<Integer> ports = FreePorts.take(2);

  @TempDir
  Path home;

  @BeforeEach
  void makeApplication() throws IOException {
    Files.createDirectories(home.resolve("www"));
    Files.writeString(home.resolve("www/main.lua"), """
        function onServerConnection(server)
          INFO("server ", server.name or "?", " target ", server.isTarget)
        end
        """);
  }

  @Test
  void nodesTellWhomTheyHaveMetAndWhoLeaves() throws Exception {
    try (ServerProcess a = node(0, "--cluster.node=first"); ServerProcess b = waitFor(a, 1, "--cluster.node=second")) {
      a.await("Node second at 127.0.0.1:" + ports.get(1) + " has joined");
      b.await("Node second at 127.0.0.1:" + ports.get(1) + " of the cluster moonbus with first at 127.0.0.1:" + ports.get(0));
      b.await("Open http");
      b.signal("TERM");
      assertThat(b.status()).isZero();
      a.await("Node second at 127.0.0.1:" + ports.get(1) + " has left");
    }
  }

  @Test
  void anotherSecretEndsTheStartWithOneErrorThatNamesIt() throws Exception {
    try (ServerProcess a = node(0); ServerProcess b = waitFor(a, 1, "--cluster.secret=something else")) {
      b.await("Cannot start: the cluster at 127.0.0.1:" + ports.get(0) + " does not let this node in: its cluster.name or "
          + "cluster.secret is another one");
      assertThat(b.status()).isEqualTo(ExitStatus.CONFIGURATION);
      assertThat(b.rest()).containsOnlyOnce("ERROR").doesNotContain("something else", "\tat ");
      a.await("was not let in: its cluster.name or cluster.secret is another one");
    }
  }

  @Test
  void aMistakeInClusterXmlIsToldWithItsLine() throws Exception {
    Files.writeString(home.resolve("cluster.xml"), """
        <hazelcast xmlns="http://www.hazelcast.com/schema/config">
          <network>
            <port auto-increment="perhaps">5701</port>
          </network>
        </hazelcast>
        """);
    try (ServerProcess server = node(0)) {
      server.await("Cannot start: " + home.resolve("cluster.xml") + ":3: ");
      assertThat(server.status()).isEqualTo(ExitStatus.CONFIGURATION);
      assertThat(server.rest()).contains("perhaps").doesNotContain("\tat ");
    }
  }

  @Test
  void aPortInUseIsToldWithItsSetting() throws Exception {
    try (ServerSocket taken = new ServerSocket(ports.get(0), 1, InetAddress.getByName("127.0.0.1"));
         ServerProcess server = node(0)) {
      server.await("Cannot start: cluster.port = " + taken.getLocalPort() + ": the port is in use");
      assertThat(server.status()).isEqualTo(ExitStatus.CONFIGURATION);
    }
  }

  @Test
  void theIniOfMonaServerMakesServersOfEachOther() throws Exception {
    Path a = Files.createDirectories(home.resolve("a"));
    Path b = Files.createDirectories(home.resolve("b"));
    for (Path folder : List.of(a, b)) {
      Files.createDirectories(folder.resolve("www"));
      Files.copy(home.resolve("www/main.lua"), folder.resolve("www/main.lua"));
    }
    Files.writeString(a.resolve("MonaServer.ini"), "[HTTP]\nport=auto\n[servers]\nport=" + ports.get(0) + "\n");
    Files.writeString(b.resolve("MonaServer.ini"), "[HTTP]\nport=auto\n[servers]\ntargets=127.0.0.1:" + ports.get(0)
        + "?name=master&arg=val;127.0.0.1:" + ports.get(1) + "\n");
    try (ServerProcess one = ServerProcess.start(a, "--admin.port=0")) {
      one.await("Open http");
      try (ServerProcess other = ServerProcess.start(b, "--admin.port=0")) {
        other.await("server master target (true)");
        one.await("target (false)");
      }
    }
  }

  private ServerProcess node(int number, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--cluster", "--HTTP.port=auto", "--admin.port=0",
        "--data=" + home.resolve("data" + number), "--logs.directory=", "--cluster.secret=the secret of all",
        "--cluster.port=" + ports.get(number), "--cluster.members=127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1)));
    arguments.addAll(Arrays.asList(more));
    return ServerProcess.start(home, arguments.toArray(new String[0]));
  }

  /** A node that joins when the other serves. */
  private ServerProcess waitFor(ServerProcess other, int number, String... more) throws IOException {
    other.await("Open http");
    return node(number, more);
  }
}
