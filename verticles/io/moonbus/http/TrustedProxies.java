package io.moonbus.http;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.List;

/** Networks whose word about the address of a client counts. */
final class TrustedProxies {

  private record Network(byte[] address, int bits) {

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if (((address[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * @param texts addresses or networks, e.g. {@code 127.0.0.1}, {@code fd00::/8}
   * @throws IllegalArgumentException naming the text that is neither
   */
  static TrustedProxies of(List<String> texts) {
    List<Network> networks = new ArrayList<>();
    for (String text : texts) {
      networks.add(network(text.trim()));
    }
    return new TrustedProxies(networks);
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
    int bits = address == null ? -1 : slash < 0 ? address.length * 8 : bits(text.substring(slash + 1));
    if (address == null || bits < 0 || bits > address.length * 8) {
      throw new IllegalArgumentException(
          "trustedProxies must be addresses or networks such as 10.0.0.0/8, not \"" + text + "\"");
    }
    return new Network(address, bits);
  }

  private static int bits(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  boolean isEmpty() {
    return networks.isEmpty();
  }

  /** Whether an address in text form, without port, is trusted. */
  boolean contains(String host) {
    if (networks.isEmpty()) {
      return false;
    }
    byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
    if (address == null) {
      return false;
    }
    for (Network network : networks) {
      if (network.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
