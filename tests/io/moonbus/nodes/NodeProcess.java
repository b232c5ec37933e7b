package io.moonbus.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A node in a process of its own, which can be killed, stopped and started again. */
public final class NodeProcess {

  /** Seconds that a node is waited for; long, since the machine may be busy. */
  private static final int PATIENCE = 120;
  /** The program. */
  static final String MAIN = "io.moonbus.server.Main";

  private static final Pattern TROUBLE = Pattern.compile("^\\S+ \\S+  (WARN|ERROR) |^\\s+at |Exception|^WARNING|^#");
  private static final String END = "(end of the output)";

  private final String name;
  private final List<String> command;
  private final Path home;
  private final String host;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private volatile Process process;
  private Thread reader;

  NodeProcess(String name, List<String> command, Path home, String host) {
    this.name = name;
    this.command = new ArrayList<>(command);
    this.home = home;
    this.host = host;
  }

  /** A setting of this node alone, from its next start on. */
  public NodeProcess set(String key, String value) {
    command.removeIf(argument -> argument.startsWith("--" + key + "="));
    command.add("--" + key + "=" + value);
    return this;
  }

  /** A variable of this node's environment, from its next start on. */
  public NodeProcess environment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** What the node is called. */
  public String name() {
    return name;
  }

  /** Its folder, with {@code www} and {@code data}. */
  public Path home() {
    return home;
  }

  /** Starts it without waiting, when it has ended; what it said before is forgotten. */
  public void start() throws IOException, InterruptedException {
    if (reader != null) {
      reader.join();
    }
    synchronized (lines) {
      lines.clear();
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("MOONBUS_"));
    builder.environment().putAll(environment);
    process = builder.start();
    Process started = process;
    reader = new Thread(() -> read(started), "output of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read(Process from) {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(" + e + ")");
    }
    add(END);
  }

  private void add(String line) {
    if (TROUBLE.matcher(line).find()) {
      troubles.add(name + ": " + line);
    }
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }

  /** Waits for a line with {@code text}, which may have come before. */
  public String await(String text) throws InterruptedException {
    return await(line -> line.contains(text), 0, "a line with " + text);
  }

  /** Waits until clients are served. */
  public void awaitServing() throws InterruptedException {
    await("Open http");
  }

  /** Whether clients are served. */
  public boolean isServing() {
    synchronized (lines) {
      return isAlive() && lines.stream().anyMatch(line -> line.contains("Open http"));
    }
  }

  /** The warnings, errors and stack traces that it has logged, those of earlier starts included. */
  public List<String> troubles() {
    return troubles;
  }

  /** How many lines there were until now; what comes later can be waited for from there on. */
  public int mark() {
    synchronized (lines) {
      return lines.size();
    }
  }

  /**
   * Waits for a line.
   *
   * @param from as {@link #mark} said
   * @param what the line is, for the error
   */
  public String await(Predicate<String> wanted, int from, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    synchronized (lines) {
      for (int next = from; ; next++) {
        while (next >= lines.size()) {
          waitForMore(end, what);
        }
        if (wanted.test(lines.get(next))) {
          return lines.get(next);
        }
      }
    }
  }

  /** Waits until the last of the lines that begin with {@code start} is {@code wanted}. */
  public void awaitLast(String start, String wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    synchronized (lines) {
      while (!wanted.equals(last(start))) {
        waitForMore(end, wanted);
      }
    }
  }

  private void waitForMore(long end, String what) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (left <= 0 || !lines.isEmpty() && lines.get(lines.size() - 1).equals(END)) {
      throw new AssertionError(name + ": not " + what + " in:\n" + String.join("\n", lines));
    }
    lines.wait(left);
  }

  private String last(String start) {
    return lines.stream().filter(line -> line.startsWith(start)).reduce((one, next) -> next).orElse(null);
  }

  /** Everything that it has said. */
  public String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /** Where its clients go. */
  public URI http() throws InterruptedException {
    String line = await("HTTP listens at ");
    return URI.create("http://" + host + ":" + line.substring(line.lastIndexOf(':') + 1).trim() + "/");
  }

  /** What it has on the disk, as JSON; it may not run. */
  public String export() throws IOException, InterruptedException {
    List<String> export = new ArrayList<>(command.stream().filter(argument -> !argument.startsWith("--cluster.")).toList());
    export.addAll(export.indexOf(MAIN) + 1, List.of("data", "export", "-"));
    Process exporting = new ProcessBuilder(export).directory(home.toFile()).start();
    String text = new String(exporting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = new String(exporting.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exporting.waitFor() != 0) {
      throw new AssertionError(name + " exports nothing: " + said);
    }
    return text;
  }

  /** Kills it without warning. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end in order; waits until it has. */
  public int terminate() throws InterruptedException {
    // Unlike that of the process this does not close its output.
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " does not end:\n" + output());
    }
    return process.exitValue();
  }

  /** Takes the processor away from it, as when its machine is suspended. */
  public void pause() {
    Commands.run("kill", "-STOP", "" + process.pid());
  }

  /** Its number for the system. */
  public long pid() {
    return process.pid();
  }

  /** Ends a {@link #pause}. */
  public void resume() {
    Commands.run("kill", "-CONT", "" + process.pid());
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
