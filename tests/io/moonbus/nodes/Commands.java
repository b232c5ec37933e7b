package io.moonbus.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the system. */
final class Commands {

  private Commands() {
  }

  /** @throws IllegalStateException with what it said, when it fails */
  static void run(String... command) {
    String said = tryRun(command);
    if (said != null) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  /** What it said when it failed, {@code null} when it succeeded. */
  static String tryRun(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? null : said;
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
