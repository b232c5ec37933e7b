package io.moonbus.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the server in the background: a process starts itself again as a child, tells what the child tells until that
 * serves, and ends. So what goes wrong at the start is seen, and the status says it.
 */
final class Daemon {

  private static final String CHILD = "MOONBUS_DAEMON";
  private static final String READY = "Moonbus runs in the background as process ";

  private Daemon() {
  }

  static boolean isChild(Terminal terminal) {
    return terminal.environment().containsKey(CHILD);
  }

  /** In the child: it serves. */
  static void ready(Terminal terminal) {
    Signals.ignoreHangUp();
    terminal.out().println(READY + ProcessHandle.current().pid());
    terminal.out().flush();
  }

  /** In the parent: the status to end with. */
  static int start(Invocation invocation) {
    ProcessBuilder builder = new ProcessBuilder(command(invocation.words()))
        .directory(invocation.terminal().workingDirectory().toFile())
        .redirectInput(Redirect.from(new File("/dev/null"))).redirectErrorStream(true);
    builder.environment().put(CHILD, "1");
    try {
      Process child = builder.start();
      return relay(child, invocation.terminal()) ? ExitStatus.OK : child.waitFor();
    } catch (IOException e) {
      invocation.terminal().err().println("moonbus: cannot start in the background: " + e.getMessage());
      return ExitStatus.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.UNAVAILABLE;
    }
  }

  private static List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    return command;
  }

  /** Whether the child came to serve. */
  private static boolean relay(Process child, Terminal terminal) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      terminal.out().println(line);
      if (line.startsWith(READY)) {
        return true;
      }
    }
    return false;
  }
}
