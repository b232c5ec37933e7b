package io.moonbus.cluster;

import java.util.Map;

/**
 * What is known of a node.
 *
 * @param id         names the running process; another one after a restart
 * @param name       what its settings or its machine call it; nothing keeps two nodes from having the same
 * @param host       address or name at which the cluster reaches it, as in {@code servers.targets}
 * @param port       its port for the cluster; 0 = it belongs to none
 * @param http       where its clients go, {@code host:port}; {@code ""} when it serves no HTTP
 * @param version    its version of Moonbus
 * @param isTarget   whether this node connected to it: it is named in this node's settings, or was there before this node
 * @param properties what the settings of this node say of it: {@code servers.targets=host:port?key=value}
 */
public record NodeInfo(String id, String name, String host, int port, String http, String version, boolean isTarget,
                       Map<String, String> properties) {

  public NodeInfo {
    properties = Map.copyOf(properties);
  }

  /** {@code host:port}, an IPv6 address in brackets. */
  public String address() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
