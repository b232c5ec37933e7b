package io.moonbus.server;

import io.moonbus.cluster.ClusterOptions;
import io.moonbus.cluster.Target;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Setting;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the settings say of the cluster of this node. */
final class ClusterSettings {

  /** A shorter secret can be guessed by trying. */
  static final int STRONG_SECRET = 16;

  private final Settings settings;

  ClusterSettings(Settings settings) {
    this.settings = settings;
  }

  boolean isOn() {
    return settings.get(Catalog.CLUSTER_ENABLED) || settings.get(Catalog.SERVERS_PORT) != 0
        || !settings.get(Catalog.SERVERS_TARGETS).isEmpty();
  }

  /** @throws SettingsException when they contradict each other or name a file that cannot be read */
  Optional<ClusterOptions> options() {
    if (!isOn()) {
      return Optional.empty();
    }
    int port = settings.get(Catalog.CLUSTER_PORT);
    ClusterOptions options = new ClusterOptions()
        .setConfig(config())
        .setName(settings.get(Catalog.CLUSTER_NAME))
        .setSecret(settings.get(Catalog.CLUSTER_SECRET))
        .setHost(host())
        .setPort(port == 0 ? settings.get(Catalog.SERVERS_PORT) : port)
        .setBusPort(settings.get(Catalog.CLUSTER_BUS_PORT))
        .setMembers(settings.get(Catalog.CLUSTER_MEMBERS))
        .setTargets(targets())
        .setNodeName(nodeName())
        .setVersion(Version.moonbus())
        .setMaxMessage(settings.get(Catalog.CLUSTER_MAX_MESSAGE))
        .setRequestMillis(settings.get(Catalog.CLUSTER_REQUEST_TIMEOUT));
    tls(options);
    return Optional.of(options);
  }

  /** As in MonaServer, whose servers listened at the host of everything. */
  private String host() {
    String host = settings.get(Catalog.CLUSTER_HOST);
    String all = settings.get(Catalog.HOST);
    boolean one = !all.isEmpty() && !all.equals("0.0.0.0") && !all.equals("::");
    return host.isEmpty() && settings.get(Catalog.SERVERS_PORT) != 0 && one ? all : host;
  }

  private String nodeName() {
    String name = settings.get(Catalog.CLUSTER_NODE);
    return name.isEmpty() ? Node.name(System.getenv()) : name;
  }

  private List<Target> targets() {
    String text = settings.get(Catalog.SERVERS_TARGETS);
    try {
      return Target.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("servers.targets = " + text + ": must be " + Target.SYNTAX + " (" + e.getMessage() + ")");
    }
  }

  /** {@code null} = the one in the program. */
  private Path config() {
    Optional<Path> named = settings.path(Catalog.CLUSTER_CONFIG);
    return named.orElseGet(() -> Stream.concat(settings.file().map(Path::getParent).stream(),
            Stream.of(Path.of(settings.get(Catalog.APPLICATION_DIR))))
        .map(folder -> folder.resolve("cluster.xml")).filter(Files::isRegularFile).findFirst().orElse(null));
  }

  private void tls(ClusterOptions options) {
    List<Setting<String>> files =
        List.of(Catalog.CLUSTER_TLS_CERTIFICATE, Catalog.CLUSTER_TLS_KEY, Catalog.CLUSTER_TLS_TRUST);
    if (files.stream().allMatch(file -> settings.get(file).isEmpty())) {
      return;
    }
    files.forEach(file -> {
      if (!Files.isReadable(Path.of(settings.get(file))) || settings.get(file).isEmpty()) {
        throw new SettingsException(file.key() + " = " + settings.get(file)
            + ": must be a file that can be read; TLS of the cluster needs certificate, key and trust");
      }
    });
    options.setTls(settings.get(Catalog.CLUSTER_TLS_CERTIFICATE), settings.get(Catalog.CLUSTER_TLS_KEY),
        settings.get(Catalog.CLUSTER_TLS_TRUST));
  }

  /** What makes the cluster less safe or useful than its owner may think. */
  List<String> weaknesses() {
    List<String> weaknesses = new ArrayList<>();
    if (isOn()) {
      boolean loopback = isLoopback(host());
      if (!loopback && settings.get(Catalog.CLUSTER_SECRET).length() < STRONG_SECRET) {
        weaknesses.add("cluster.secret is " + (settings.get(Catalog.CLUSTER_SECRET).isEmpty() ? "empty" : "short")
            + ": whoever reaches the ports of the cluster can join it; set the same " + STRONG_SECRET
            + " characters or more on all nodes");
      }
      if (!loopback && settings.get(Catalog.CLUSTER_TLS_CERTIFICATE).isEmpty()) {
        weaknesses.add("cluster.tls is not set: who can listen on the network reads what nodes say to each other");
      }
      if (loopback && Stream.concat(targets().stream().map(Target::host), settings.get(Catalog.CLUSTER_MEMBERS).stream())
          .anyMatch(host -> !isLoopback(host.replaceFirst(":\\d+$", "")))) {
        weaknesses.add("cluster.host is not set: nodes of other machines cannot reach this one");
      }
    }
    return weaknesses;
  }

  private static boolean isLoopback(String host) {
    try {
      return host.isEmpty() || InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Where clients go, as other nodes say it to them; {@code ""} when none can be told. */
  String clients(List<Listener> listeners, String clusterHost) {
    String publicHost = settings.getOr(Catalog.HTTP_PUBLIC_HOST, Catalog.PUBLIC_HOST);
    return listeners.stream().filter(Listener::listens).findFirst().map(listener -> {
      String bound = listener.host().equals("0.0.0.0") || listener.host().equals("::") ? clusterHost : listener.host();
      return (publicHost.isEmpty() ? bound : publicHost) + ":" + listener.port();
    }).orElse("");
  }
}
