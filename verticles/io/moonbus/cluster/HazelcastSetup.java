package io.moonbus.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What Hazelcast has to know: the cluster.xml, and before it the options. */
final class HazelcastSetup {

  /** Where a node is that nobody gave an address. */
  static final String LOOPBACK = "127.0.0.1";

  private HazelcastSetup() {
  }

  /** The name that people see. */
  static String clusterName(ClusterOptions options, Config config) {
    return options.name().isEmpty() ? config.getClusterName() : options.name();
  }

  /** The options applied. The name of the cluster becomes one that only nodes with the same secret know. */
  static void apply(ClusterOptions options, String name, Secret secret, Config config) {
    config.setClusterName(name + "~" + secret.name("cluster"));
    config.setProperty(ClusterProperty.LOGGING_TYPE.getName(), "none");
    config.setProperty(ClusterProperty.LOGGING_ENABLE_DETAILS.getName(), "false");
    config.setProperty(ClusterProperty.SHUTDOWNHOOK_ENABLED.getName(), "false");
    NetworkConfig network = config.getNetworkConfig();
    if (options.port() != 0) {
      network.setPort(options.port()).setPortAutoIncrement(false);
    }
    network.getInterfaces().setEnabled(false);
    config.setProperty("hazelcast.local.localAddress", address(options.host()));
    members(options, network.getJoin());
  }

  private static void members(ClusterOptions options, JoinConfig join) {
    TcpIpConfig tcp = join.getTcpIpConfig();
    if (!options.members().isEmpty()) {
      tcp.setEnabled(true).setMembers(options.members());
      join.getMulticastConfig().setEnabled(false);
    } else if (!options.targets().isEmpty()) {
      tcp.clear().setEnabled(true);
    }
    options.targets().forEach(target -> tcp.addMember(target.address()));
  }

  /** The address in digits. */
  static String address(String host) {
    try {
      InetAddress address = host.isEmpty() ? InetAddress.getByName(LOOPBACK) : InetAddress.getByName(host);
      if (address.isAnyLocalAddress()) {
        throw new ClusterException("cluster.host = " + host
            + ": must be one address of this machine that the other nodes reach");
      }
      return address.getHostAddress();
    } catch (UnknownHostException e) {
      throw new ClusterException("cluster.host = " + host + ": no address is known for this name", e);
    }
  }

  /** Whether only this machine reaches the address. */
  static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
