package io.moonbus.server;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings that a command runs in.
 *
 * @param home             where the server is installed
 * @param workingDirectory where the command was given
 * @param colours          whether {@code out} is a terminal that a person looks at
 */
record Terminal(PrintStream out, PrintStream err, Map<String, String> environment, Path home, Path workingDirectory,
                boolean colours) {

  /** The surroundings of this process. */
  static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    String home = System.getProperty("moonbus.home", environment.getOrDefault("MOONBUS_HOME", ""));
    boolean colours = System.console() != null && !environment.containsKey("NO_COLOR");
    return new Terminal(System.out, System.err, environment, Path.of(home).toAbsolutePath(),
        Path.of("").toAbsolutePath(), colours);
  }
}
