package io.moonbus.lua.api;

import io.netty.resolver.HostsFileEntriesProvider;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names in the hosts file of the system, as it was at start-up. */
final class HostsFile {

  private static final Map<String, IpAddress> HOSTS = read();

  private HostsFile() {
  }

  /** The address of a name in small letters, IPv4 before IPv6; {@code null} when the file does not have it. */
  static IpAddress address(String name) {
    return HOSTS.get(name);
  }

  private static Map<String, IpAddress> read() {
    Map<String, IpAddress> hosts = new HashMap<>();
    HostsFileEntriesProvider file = HostsFileEntriesProvider.parser().parseSilently(StandardCharsets.UTF_8);
    file.ipv6Entries().forEach((name, addresses) -> put(hosts, name, addresses));
    file.ipv4Entries().forEach((name, addresses) -> put(hosts, name, addresses));
    return Map.copyOf(hosts);
  }

  private static void put(Map<String, IpAddress> hosts, String name, List<InetAddress> addresses) {
    IpAddress address = IpAddress.parse(addresses.get(0).getHostAddress());
    if (address != null) {
      hosts.put(name.toLowerCase(Locale.ROOT), address);
    }
  }
}
