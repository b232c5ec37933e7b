package io.moonbus.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this machine is called. */
final class Node {

  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private Node() {
  }

  /** The host's name as the system has it; no name server is asked, which could take long. */
  static String name(Map<String, String> environment) {
    try {
      return Files.readString(KERNEL).strip();
    } catch (IOException e) {
      return environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", "localhost"));
    }
  }
}
