package io.moonbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.cluster.ClusterOptions;
import io.moonbus.cluster.Target;
import io.moonbus.server.settings.SettingsException;
import io.moonbus.server.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {

  @TempDir
  Path home;

  @Test
  void aNodeIsAloneUntilItIsToldOtherwise() {
    assertThat(settings().options()).isEmpty();
    assertThat(settings().weaknesses()).isEmpty();
    assertThat(settings("cluster.enabled", "true").isOn()).isTrue();
    assertThat(settings("servers.port", "1936").isOn()).isTrue();
    assertThat(settings("servers.targets", "a:1").isOn()).isTrue();
  }

  @Test
  void settingsBecomeOptions() {
    ClusterOptions options = options("cluster.enabled", "true", "cluster.name", "mine", "cluster.secret", "s",
        "cluster.node", "n", "cluster.host", "10.0.0.1", "cluster.port", "6000", "cluster.busPort", "6001",
        "cluster.members", "10.0.0.2, b:6000", "cluster.maxMessage", "2048", "cluster.requestTimeout", "5");
    assertThat(options.name()).isEqualTo("mine");
    assertThat(options.secret()).isEqualTo("s");
    assertThat(options.nodeName()).isEqualTo("n");
    assertThat(options.host()).isEqualTo("10.0.0.1");
    assertThat(options.port()).isEqualTo(6000);
    assertThat(options.busPort()).isEqualTo(6001);
    assertThat(options.members()).containsExactly("10.0.0.2", "b:6000");
    assertThat(options.maxMessage()).isEqualTo(2048);
    assertThat(options.requestMillis()).isEqualTo(5);
    assertThat(options.certificate()).isEmpty();
  }

  @Test
  void theServersOfMonaServerListenAtItsHost() {
    ClusterOptions options = options("host", "192.168.0.2", "servers.port", "1936", "servers.targets",
        "192.168.0.2:1936;192.168.0.3:1936?a=b");
    assertThat(options.host()).isEqualTo("192.168.0.2");
    assertThat(options.port()).isEqualTo(1936);
    assertThat(options.targets()).extracting(Target::host).containsExactly("192.168.0.2", "192.168.0.3");
    assertThat(options("servers.port", "1936").host()).as("all addresses are none that others reach").isEmpty();
    assertThat(options("servers.port", "1", "cluster.port", "2").port()).isEqualTo(2);
  }

  @Test
  void targetsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> options("servers.targets", "nowhere")).isInstanceOf(SettingsException.class)
        .hasMessageContaining("servers.targets = nowhere: must be host:port");
  }

  @Test
  void clusterXmlIsFoundBesideTheSettingsFileThenInTheFolder() throws IOException {
    assertThat(options("cluster.enabled", "true").config()).isNull();
    Path inFolder = Files.writeString(home.resolve("cluster.xml"), "");
    assertThat(options("cluster.enabled", "true").config()).isEqualTo(inFolder);
    Path ini = Files.writeString(Files.createDirectories(home.resolve("conf")).resolve("moonbus.ini"), "");
    assertThat(options("cluster.enabled", "true").config()).isEqualTo(inFolder);
    Path beside = Files.writeString(ini.resolveSibling("cluster.xml"), "");
    assertThat(options("cluster.enabled", "true").config()).isEqualTo(beside);
    assertThat(options("cluster.enabled", "true", "cluster.config", "/other.xml").config()).isEqualTo(Path.of("/other.xml"));
  }

  @Test
  void tlsNeedsAllThreeFiles() throws IOException {
    Path file = Files.writeString(home.resolve("x.pem"), "");
    assertThatThrownBy(() -> options("cluster.enabled", "true", "cluster.tls.certificate", file.toString()))
        .isInstanceOf(SettingsException.class).hasMessageStartingWith("cluster.tls.key = ")
        .hasMessageContaining("certificate, key and trust");
    assertThatThrownBy(() -> options("cluster.enabled", "true", "cluster.tls.certificate", "/no/such.pem",
        "cluster.tls.key", file.toString(), "cluster.tls.trust", file.toString()))
        .hasMessageStartingWith("cluster.tls.certificate = /no/such.pem");
    assertThat(options("cluster.enabled", "true", "cluster.tls.certificate", file.toString(), "cluster.tls.key",
        file.toString(), "cluster.tls.trust", file.toString()).trust()).isEqualTo(file.toString());
  }

  @Test
  void weaknessesAreTold() {
    assertThat(settings("cluster.enabled", "true").weaknesses()).as("only this machine reaches it").isEmpty();
    assertThat(settings("cluster.enabled", "true", "cluster.host", "10.0.0.1").weaknesses())
        .anyMatch(text -> text.startsWith("cluster.secret is empty")).anyMatch(text -> text.startsWith("cluster.tls"));
    assertThat(settings("cluster.enabled", "true", "cluster.host", "10.0.0.1", "cluster.secret", "short").weaknesses())
        .anyMatch(text -> text.startsWith("cluster.secret is short")).noneMatch(text -> text.contains("= short"));
    assertThat(settings("cluster.enabled", "true", "cluster.members", "10.0.0.2:5701").weaknesses())
        .containsExactly("cluster.host is not set: nodes of other machines cannot reach this one");
  }

  @Test
  void othersAreToldWhereClientsGo() {
    Listener listener = new Listener("HTTP", "0.0.0.0", 8080, null);
    assertThat(settings().clients(List.of(listener), "10.0.0.1")).isEqualTo("10.0.0.1:8080");
    assertThat(settings("publicHost", "example.com").clients(List.of(listener), "10.0.0.1")).isEqualTo("example.com:8080");
    assertThat(settings().clients(List.of(new Listener("HTTP", "10.0.0.7", 80, null)), "x")).isEqualTo("10.0.0.7:80");
    assertThat(settings().clients(List.of(new Listener("HTTP", "x", 80, new IOException())), "x")).isEmpty();
  }

  private ClusterOptions options(String... keysAndValues) {
    return settings(keysAndValues).options().orElseThrow();
  }

  private ClusterSettings settings(String... keysAndValues) {
    SettingsLoader loader = new SettingsLoader().home(home);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      loader.set(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new ClusterSettings(loader.load());
  }
}
