package io.moonbus.cluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node that the settings name, in the form of MonaServer's {@code servers.targets}.
 *
 * @param host       name or address
 * @param port       1 to 65535
 * @param properties what is said of it: {@code host:port?key=value&other=value}
 */
public record Target(String host, int port, Map<String, String> properties) {

  /** What a list of targets looks like, to stand after "must be". */
  public static final String SYNTAX = "host:port or host:port?key=value&key=value, separated by semicolons";

  public Target {
    properties = Map.copyOf(properties);
  }

  /**
   * Reads a list, separated by semicolons.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static List<Target> parse(String text) {
    List<Target> targets = new ArrayList<>();
    for (String one : text.split(";")) {
      if (!one.isBlank()) {
        targets.add(one(one.trim()));
      }
    }
    return List.copyOf(targets);
  }

  /** {@code host:port}, an IPv6 address in brackets. */
  public String address() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static Target one(String text) {
    int question = text.indexOf('?');
    String address = question < 0 ? text : text.substring(0, question);
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? "" : address.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("no host:port: " + text);
    }
    return new Target(host, port(address.substring(colon + 1), text), question < 0 ? Map.of()
        : properties(text.substring(question + 1)));
  }

  private static int port(String digits, String text) {
    int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("no port from 1 to 65535: " + text);
    }
    return port;
  }

  private static Map<String, String> properties(String query) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      String key = decode(equals < 0 ? pair : pair.substring(0, equals));
      if (!key.isEmpty()) {
        properties.put(key, equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return properties;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
