package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterXmlTest {

  private static final String BEGIN = "<hazelcast xmlns=\"http://www.hazelcast.com/schema/config\">\n";

  @TempDir
  Path folder;

  @Test
  void theOneInTheProgramIsThatOfTheTopFolder() throws IOException {
    assertThat(getClass().getResourceAsStream("cluster.xml")).hasBinaryContent(Files.readAllBytes(Path.of("cluster.xml")));
  }

  @Test
  void itAsksNobodyOnTheNetworkAndTellsNobody() {
    Config config = ClusterXml.read(null);
    assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers()).containsExactly("127.0.0.1");
    assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
  }

  @Test
  void aMistakeIsToldWithFileAndLine() throws IOException {
    Path file = write(BEGIN + "<network>\n<prot>5701</prot>\n</network>\n</hazelcast>");
    assertThatThrownBy(() -> ClusterXml.read(file)).isInstanceOf(ClusterException.class)
        .hasMessageStartingWith(file + ":3: ").hasMessageContaining("prot");
  }

  @Test
  void whatIsNoXmlIsToldWithFileAndLine() throws IOException {
    Path file = write(BEGIN + "<network>\n</hazelcast>");
    assertThatThrownBy(() -> ClusterXml.read(file)).isInstanceOf(ClusterException.class)
        .hasMessageStartingWith(file + ":3: ").hasMessageContaining("network");
    Path empty = write("");
    assertThatThrownBy(() -> ClusterXml.read(empty)).isInstanceOf(ClusterException.class)
        .hasMessageStartingWith(empty + ":");
  }

  @Test
  void anotherRootIsToldWithTheFile() throws IOException {
    Path file = write("<config/>");
    assertThatThrownBy(() -> ClusterXml.read(file)).isInstanceOf(ClusterException.class).hasMessageContaining(file + ":1: ");
  }

  @Test
  void otherFilesAreNotRead() throws IOException {
    Path file = write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" + BEGIN + "&e;</hazelcast>");
    assertThatThrownBy(() -> ClusterXml.read(file)).isInstanceOf(ClusterException.class).hasMessageContaining("DOCTYPE");
  }

  @Test
  void aMissingFileIsToldWithItsSetting() {
    Path file = folder.resolve("none.xml");
    assertThatThrownBy(() -> ClusterXml.read(file)).isInstanceOf(ClusterException.class)
        .hasMessage("cannot read " + file + " (cluster.config): there is no such file");
  }

  @Test
  void optionsComeBeforeTheFile() {
    Config config = ClusterXml.read(null);
    ClusterOptions options = new ClusterOptions().setName("mine").setPort(6000).setMembers(List.of("10.0.0.1", "b:7000"))
        .setTargets(Target.parse("c:8000?x=y"));
    assertThat(HazelcastSetup.clusterName(options, config)).isEqualTo("mine");
    HazelcastSetup.apply(options, "mine", new Secret("mine", "s"), config);
    assertThat(config.getNetworkConfig().getPort()).isEqualTo(6000);
    assertThat(config.getNetworkConfig().isPortAutoIncrement()).isFalse();
    assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers())
        .containsExactly("10.0.0.1", "b:7000", "c:8000");
    assertThat(config.getClusterName()).startsWith("mine~").doesNotContain("secret");
    assertThat(config.getProperty("hazelcast.local.localAddress")).isEqualTo("127.0.0.1");
  }

  @Test
  void targetsReplaceTheMembersOfTheFile() {
    Config config = ClusterXml.read(null);
    HazelcastSetup.apply(new ClusterOptions().setTargets(Target.parse("c:8000")), "x", new Secret("x", ""), config);
    assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers()).containsExactly("c:8000");
  }

  @Test
  void theAddressMustBeOneThatOthersReach() {
    assertThatThrownBy(() -> HazelcastSetup.address("0.0.0.0")).isInstanceOf(ClusterException.class)
        .hasMessageContaining("cluster.host = 0.0.0.0: must be one address");
    assertThatThrownBy(() -> HazelcastSetup.address("no such host.invalid")).isInstanceOf(ClusterException.class)
        .hasMessageContaining("no address is known");
    assertThat(HazelcastSetup.address("")).isEqualTo("127.0.0.1");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("cluster.xml"), text);
  }
}
