package io.moonbus.http;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Finds who a client is when proxies that are trusted stand between (RFC 7239, X-Forwarded-For). */
final class ClientAddress {

  private final TrustedProxies trusted;

  ClientAddress(TrustedProxies trusted) {
    this.trusted = trusted;
  }

  /**
   * The {@code host:port} of the client. Addresses are believed from the last one back to the first that is not a
   * trusted proxy's.
   */
  String of(SocketAddress remote, MultiMap headers) {
    if (trusted.isEmpty() || !trusted.contains(remote.hostAddress())) {
      return text(remote);
    }
    List<String> hops = hops(headers);
    String client = text(remote);
    for (int i = hops.size() - 1; i >= 0; i--) {
      String hop = hops.get(i);
      String host = host(hop);
      if (host == null) {
        break;
      }
      client = host.length() == hop.length() || hop.equals("[" + host + "]") ? join(host, 0) : hop;
      if (!trusted.contains(host)) {
        break;
      }
    }
    return client;
  }

  /** {@code host:port}, with brackets around an IPv6 address. */
  static String text(SocketAddress address) {
    return address == null ? "" : address.hostAddress() == null ? address.toString()
        : join(address.hostAddress(), address.port());
  }

  /** The host of a {@code host:port}, without brackets. */
  static String hostOf(String address) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** An IP address in the one spelling of Java, by which the blacklist knows it. */
  static String canonical(String host) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return address == null ? host : InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  private static String join(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static List<String> hops(MultiMap headers) {
    List<String> hops = new ArrayList<>();
    if (headers.contains("Forwarded")) {
      headers.getAll("Forwarded").forEach(line -> addForwarded(line, hops));
    } else {
      headers.getAll("X-Forwarded-For").forEach(line -> addAll(line, hops));
    }
    return hops;
  }

  private static void addAll(String line, List<String> hops) {
    for (String hop : line.split(",")) {
      hops.add(hop.trim());
    }
  }

  /** One element per proxy; one without {@code for} hides what lies before it. */
  private static void addForwarded(String line, List<String> hops) {
    for (String element : line.split(",")) {
      String address = "unknown";
      for (String parameter : element.split(";")) {
        String p = parameter.trim();
        if (p.regionMatches(true, 0, "for=", 0, 4)) {
          address = p.substring(4).replace("\"", "");
        }
      }
      hops.add(address);
    }
  }

  /** The IP address in {@code 1.2.3.4}, {@code 1.2.3.4:5}, {@code ::1}, {@code [::1]} or {@code [::1]:5}; else null. */
  private static String host(String hop) {
    String host = hop;
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      host = end < 0 ? "" : hop.substring(1, end);
    } else if (hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
      host = hop.substring(0, hop.indexOf(':'));
    }
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host) ? host : null;
  }
}
