package io.moonbus.lua.api;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An IPv4 or IPv6 address and what kind of address it is. The kinds are those of MonaServer; where they have no meaning
 * for a family they are what it answered.
 */
final class IpAddress implements Comparable<IpAddress> {

  /** {@code 0.0.0.0}. */
  static final IpAddress WILDCARD = new IpAddress(new byte[4]);

  private static final int V4 = 4;
  private static final int V6 = 16;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads an address; never asks a name server.
   *
   * @param text an IPv4 address as {@code inet_aton} reads it: {@code 1.2.3.4}, or fewer parts of which the last fills
   *             the rest ({@code 1.2.3} is {@code 1.2.0.3}), parts also octal (0…) or hexadecimal (0x…), blanks at the
   *             end; an IPv6 address with or without brackets; or {@code localhost}
   * @return {@code null} when it is not an address
   */
  static IpAddress parse(String text) {
    if (text.equalsIgnoreCase("localhost")) {
      return new IpAddress(new byte[] {127, 0, 0, 1});
    }
    byte[] bytes = text.indexOf(':') < 0 ? parseV4(text.stripTrailing()) : parseV6(text);
    return bytes == null ? null : new IpAddress(bytes);
  }

  private static byte[] parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > V4) {
      return null;
    }
    byte[] bytes = new byte[V4];
    for (int i = 0; i < parts.length; i++) {
      int width = i == parts.length - 1 ? V4 - i : 1;
      long part = number(parts[i]);
      if (part < 0 || part >= 1L << (8 * width)) {
        return null;
      }
      for (int k = 0; k < width; k++) {
        bytes[i + k] = (byte) (part >> (8 * (width - 1 - k)));
      }
    }
    return bytes;
  }

  private static long number(String part) {
    boolean hex = part.startsWith("0x") || part.startsWith("0X");
    int radix = hex ? 16 : part.length() > 1 && part.charAt(0) == '0' ? 8 : 10;
    String digits = hex ? part.substring(2) : part;
    if (digits.isEmpty() || digits.length() > 12
        || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
      return -1;
    }
    return Long.parseLong(digits, radix);
  }

  private static byte[] parseV6(String text) {
    boolean bracketed = text.length() > 2 && text.charAt(0) == '[' && text.charAt(text.length() - 1) == ']';
    String groups = withoutDots(bracketed ? text.substring(1, text.length() - 1) : text);
    if (groups == null) {
      return null;
    }
    byte[] bytes = new byte[V6];
    int gap = groups.indexOf("::");
    if (gap < 0) {
      return putGroups(groups, bytes, true) == V6 ? bytes : null;
    }
    int head = putGroups(groups.substring(0, gap), bytes, true);
    int tail = putGroups(groups.substring(gap + 2), bytes, false);
    return head >= 0 && tail >= 0 && head + tail < V6 ? bytes : null;
  }

  /** An IPv4 address at the end as two groups; {@code null} when it is none. */
  private static String withoutDots(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int start = text.lastIndexOf(':') + 1;
    String end = text.substring(start);
    byte[] v4 = end.split("\\.", -1).length == V4 ? parseV4(end) : null;
    return v4 == null ? null
        : text.substring(0, start) + HexFormat.of().formatHex(v4, 0, 2) + ":" + HexFormat.of().formatHex(v4, 2, 4);
  }

  /**
   * Puts groups of up to four hexadecimal digits at the start or at the end of an address.
   *
   * @return how many bytes they took, -1 when there is something else in the text or too much of it
   */
  private static int putGroups(String text, byte[] bytes, boolean atStart) {
    String[] groups = text.isEmpty() ? new String[0] : text.split(":", -1);
    int length = 2 * groups.length;
    if (length > V6) {
      return -1;
    }
    int at = atStart ? 0 : V6 - length;
    for (String group : groups) {
      if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(HexFormat::isHexDigit)) {
        return -1;
      }
      int value = HexFormat.fromHexDigits(group);
      bytes[at++] = (byte) (value >> 8);
      bytes[at++] = (byte) value;
    }
    return length;
  }

  boolean isIPv6() {
    return bytes.length > V4;
  }

  boolean isWildcard() {
    return isZero(0, bytes.length);
  }

  boolean isBroadcast() {
    return !isIPv6() && v4() == 0xFFFFFFFF;
  }

  boolean isAnyBroadcast() {
    return !isIPv6() && bytes[3] == -1;
  }

  boolean isLoopback() {
    return isIPv6() ? isZero(0, 15) && bytes[15] == 1 : bytes[0] == 127;
  }

  boolean isMulticast() {
    return isIPv6() ? (word() & 0xFFE0) == 0xFF00 : (bytes[0] & 0xF0) == 0xE0;
  }

  boolean isUnicast() {
    return !isWildcard() && !isAnyBroadcast() && !isMulticast();
  }

  boolean isLinkLocal() {
    return isIPv6() ? (word() & 0xFFE0) == 0xFE80 : word() == 0xA9FE;
  }

  boolean isSiteLocal() {
    return isIPv6() ? (word() & 0xFFE0) == 0xFEC0
        : bytes[0] == 10 || word() == 0xC0A8 || (word() & 0xFFF0) == 0xAC10;
  }

  boolean isIPv4Compatible() {
    return !isIPv6() || isZero(0, 12);
  }

  boolean isIPv4Mapped() {
    return !isIPv6() || isZero(0, 10) && bytes[10] == -1 && bytes[11] == -1;
  }

  boolean isWellKnownMC() {
    return isIPv6() ? (word() & 0xFFF0) == 0xFF00 : (v4() & 0xFFFFFF00) == 0xE0000000;
  }

  boolean isNodeLocalMC() {
    return isIPv6() && hasScope(1);
  }

  boolean isLinkLocalMC() {
    return isIPv6() ? hasScope(2) : (bytes[0] & 0xFF) == 0xE0;
  }

  boolean isSiteLocalMC() {
    return isIPv6() ? hasScope(5) : word() == 0xEFFF;
  }

  boolean isOrgLocalMC() {
    return isIPv6() ? hasScope(8) : word() == 0xEFC0;
  }

  boolean isGlobalMC() {
    return isIPv6() ? hasScope(15) : v4() >= 0xE0000100 && v4() <= 0xEE000000;
  }

  boolean isLocal() {
    return isWildcard() || isLoopback() || isSiteLocal() || isLinkLocal() || isAnyBroadcast() || isNodeLocalMC()
        || isLinkLocalMC() || isSiteLocalMC() || isOrgLocalMC();
  }

  /** The scope of an IPv6 multicast address, RFC 4291 §2.7; the flag "transient" may be set. */
  private boolean hasScope(int scope) {
    return (word() & 0xFFEF) == (0xFF00 | scope);
  }

  private int word() {
    return (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
  }

  private int v4() {
    return word() << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
  }

  private boolean isZero(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The text by which the blacklist and Java know the address: an IPv4-mapped one is its IPv4 address. */
  String hostAddress() {
    return javaAddress().getHostAddress();
  }

  private InetAddress javaAddress() {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /** IPv4 with dots, IPv6 as RFC 5952 wants it. */
  @Override
  public String toString() {
    if (!isIPv6()) {
      return javaAddress().getHostAddress();
    }
    try {
      Inet6Address address = Inet6Address.getByAddress(null, bytes, -1);
      return NetUtil.toAddressString(address, isIPv4Mapped());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an IPv6 address has 16 bytes", e);
    }
  }

  /** IPv4 before IPv6, then by the bytes. */
  @Override
  public int compareTo(IpAddress other) {
    int family = Integer.compare(bytes.length, other.bytes.length);
    return family != 0 ? family : Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
