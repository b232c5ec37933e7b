package io.moonbus.lua.api;

import java.util.Locale;
import java.util.Map;

/** Port numbers as scripts write them. */
final class Ports {

  /** The names of the services that the server and its neighbours use. */
  private static final Map<String, Integer> SERVICES = Map.ofEntries(Map.entry("ftp", 21), Map.entry("ssh", 22),
      Map.entry("telnet", 23), Map.entry("smtp", 25), Map.entry("domain", 53), Map.entry("http", 80),
      Map.entry("pop3", 110), Map.entry("ntp", 123), Map.entry("imap", 143), Map.entry("snmp", 161),
      Map.entry("ldap", 389), Map.entry("https", 443), Map.entry("rtsp", 554), Map.entry("ldaps", 636),
      Map.entry("imaps", 993), Map.entry("pop3s", 995), Map.entry("mysql", 3306), Map.entry("sip", 5060),
      Map.entry("postgresql", 5432), Map.entry("xmpp-client", 5222), Map.entry("http-alt", 8080),
      Map.entry("rtmp", 1935));

  private static final int MAX = 65_535;

  private Ports() {
  }

  /**
   * Reads a port.
   *
   * @param text a number or the name of a well-known service
   * @return -1 when it is neither
   */
  static int parse(String text) {
    Integer service = SERVICES.get(text.toLowerCase(Locale.ROOT));
    if (service != null) {
      return service;
    }
    boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? of(Integer.parseInt(text)) : -1;
  }

  /** The number if it is a port, else -1. */
  static int of(double number) {
    return number >= 0 && number <= MAX && number == Math.rint(number) ? (int) number : -1;
  }
}
