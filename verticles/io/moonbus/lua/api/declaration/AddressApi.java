package io.moonbus.lua.api.declaration;

/** Files and addresses. */
final class AddressApi {

  static final ApiObject IP_ADDRESS = kinds(operators("IPAddress", new ApiObject("IPAddress", """
      An IPv4 or IPv6 address. Made by `mona:createIPAddress`; a client has one in `client.address.host`.""")
      .field("value", "string", "Its text: `192.168.1.1`, `fe80::1`.")
      .difference("IPv6 is written as in RFC 5952, `::1` where MonaServer wrote `::0.0.0.1`.")
      .field("isIPv6", "boolean", "Whether it is an IPv6 address.")));

  static final ApiObject SOCKET_ADDRESS = operators("SocketAddress", new ApiObject("SocketAddress", """
      An IP address with a port. Made by `mona:createSocketAddress`; a client has one in `client.address`.""")
      .field("host", "IPAddress", "The IP address.")
      .field("port", "integer", "The port, 0 to 65535.")
      .field("isIPv6", "boolean", "Whether the host is an IPv6 address.")
      .field("value", "string", "Its text: `192.168.1.1:80`, `[fe80::1]:80`."));

  static final ApiObject FILE = operators("File", new ApiObject("File", """
      A file or folder as it was when `mona:listPaths` found it.""")
      .field("name", "string", "Name with extension.")
      .field("baseName", "string", "Name without extension.")
      .field("extension", "string", "What follows the last dot of the name, `\"\"` when there is none.")
      .field("parent", "string", "Absolute path of its folder, with a slash at the end.")
      .field("path", "string", "Absolute path.")
      .field("isAbsolute", "boolean", "Always true.")
      .field("value", "string", "Path relative to the `www` folder.")
      .difference("Missing in MonaServer, where the documentation promises it.")
      .field("size", "integer", "Size in bytes, 0 for folders.")
      .field("lastModified", "integer", "Time of the last change in seconds since 1970-01-01 UTC.")
      .difference("MonaServer gave milliseconds where its documentation says seconds.")
      .field("isFolder", "boolean", "Whether it is a folder."));

  private AddressApi() {
  }

  private static ApiObject kinds(ApiObject object) {
    return object
        .field("isWildcard", "boolean", "`0.0.0.0` or `::`.")
        .field("isBroadcast", "boolean", "`255.255.255.255`.")
        .field("isAnyBroadcast", "boolean", "An IPv4 address that ends in 255.")
        .field("isLoopback", "boolean", "`127.x.x.x` or `::1`.")
        .field("isMulticast", "boolean", "A multicast address: `224.0.0.0` to `239.255.255.255`, `ffxx::`.")
        .field("isUnicast", "boolean", "Neither wildcard nor broadcast nor multicast.")
        .field("isLinkLocal", "boolean", "`169.254.x.x` or `fe80::`.")
        .field("isSiteLocal", "boolean", "`10.x.x.x`, `192.168.x.x`, `172.16.x.x` to `172.31.x.x`, `fec0::`.")
        .field("isIPv4Compatible", "boolean", "An IPv4 address, or an IPv6 address of the form `::x.x.x.x`.")
        .field("isIPv4Mapped", "boolean", "An IPv4 address, or an IPv6 address of the form `::ffff:x.x.x.x`.")
        .field("isWellKnownMC", "boolean", "`224.0.0.x` or `ff0x::`.")
        .field("isNodeLocalMC", "boolean", "`ffx1::`.")
        .field("isLinkLocalMC", "boolean", "`224.x.x.x` or `ffx2::`.")
        .field("isSiteLocalMC", "boolean", "`239.255.x.x` or `ffx5::`.")
        .field("isOrgLocalMC", "boolean", "`239.192.x.x` or `ffx8::`.")
        .field("isGlobalMC", "boolean", "`224.0.1.0` to `238.0.0.0`, or `ffxf::`.")
        .field("isLocal", "boolean", "Wildcard, loopback, broadcast, or local by one of the kinds above.");
  }

  private static ApiObject operators(String type, ApiObject object) {
    return object
        .operator("call(): " + type, "A copy.")
        .operator("tostring(): string", "Its text.")
        .operator("concat(other: string|number): string", "Its text joined with another.")
        .difference("Raised an error in MonaServer, although its samples use it.")
        .operator("eq(other: " + type + "): boolean", "Whether both mean the same.")
        .operator("lt(other: " + type + "): boolean", "An order: IPv4 before IPv6, then by value.")
        .operator("le(other: " + type + "): boolean", "The same order.");
  }
}
