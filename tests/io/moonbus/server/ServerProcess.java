package io.moonbus.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, made of the classes under test. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("listens at .*:(\\d+)$");

  private final Process process;
  private final BufferedReader lines;
  private final List<String> output = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
    // Ends the reading of lines that never come: no time limit of a test interrupts it.
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ServerProcess start(Path home, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:TieredStopAtLevel=1", "-Dmoonbus.home=" + home, "-cp", System.getProperty("java.class.path"),
        "io.moonbus.server.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MOONBUS_"));
    return new ServerProcess(builder.start());
  }

  /** Reads on until a line contains {@code text}. */
  String await(String text) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("no line with " + text + " in:\n" + String.join("\n", output));
  }

  int awaitPort() throws IOException {
    Matcher port = PORT.matcher(await("listens at"));
    port.find();
    return Integer.parseInt(port.group(1));
  }

  /** Everything until the end of the output. */
  String rest() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.add(line);
    }
    return String.join("\n", output);
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  int status() throws IOException, InterruptedException {
    rest();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end:\n" + String.join("\n", output));
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
