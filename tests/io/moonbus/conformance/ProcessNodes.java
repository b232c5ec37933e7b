package io.moonbus.conformance;

import io.moonbus.cluster.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Servers that form a cluster, each a process of its own with its own folder, made of the classes under test. */
final class ProcessNodes implements Nodes {

  private static final Pattern LISTENS = Pattern.compile("listens at .*?:(\\d+)\\b");
  private static final String READY = "Started in";

  private final Path folder;
  private final List<Integer> clusterPorts;
  private final Process[] processes;
  private final Integer[] ports;
  /** How often each was started, for the name of its log. */
  private final int[] starts;

  ProcessNodes(Path folder, int count) throws Exception {
    this.folder = folder;
    clusterPorts = FreePorts.take(count);
    processes = new Process[count];
    ports = new Integer[count];
    starts = new int[count];
    for (int node = 0; node < count; node++) {
      Www.write(home(node).resolve("www"));
      launch(node);
      awaitStart(node);
    }
  }

  private Path home(int node) {
    return folder.resolve("node" + node);
  }

  private Path output(int node) {
    return folder.resolve("node" + node + "-" + starts[node] + ".log");
  }

  private void launch(int node) throws IOException {
    starts[node]++;
    String members = clusterPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dmoonbus.home=" + home(node), "-cp", System.getProperty("java.class.path"),
        "io.moonbus.server.Main", "--HTTP.port=auto", "--HTTP.host=127.0.0.1", "--admin.port=0", "--data.typed=/typed",
        "--cluster", "--cluster.host=127.0.0.1", "--cluster.port=" + clusterPorts.get(node),
        "--cluster.members=" + members, "--cluster.secret=the suite's own secret", "--cluster.node=node" + node);
    builder.environment().keySet().removeIf(name -> name.startsWith("MOONBUS_"));
    processes[node] = builder.directory(home(node).toFile()).redirectErrorStream(true)
        .redirectOutput(output(node).toFile()).start();
  }

  private void awaitStart(int node) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (true) {
      String text = Files.readString(output(node));
      Matcher port = LISTENS.matcher(text);
      if (text.contains(READY) && port.find()) {
        ports[node] = Integer.valueOf(port.group(1));
        return;
      }
      if (!processes[node].isAlive() || System.nanoTime() > end) {
        throw new AssertionError("node " + node + " does not start:\n" + text);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports);
  }

  @Override
  public void restart(int node) throws Exception {
    stop(node);
    launch(node);
    awaitStart(node);
  }

  private void stop(int node) throws InterruptedException {
    processes[node].destroy();
    if (!processes[node].waitFor(60, TimeUnit.SECONDS)) {
      processes[node].destroyForcibly().waitFor();
      throw new AssertionError("node " + node + " does not end");
    }
  }

  @Override
  public String log() {
    List<String> all = new ArrayList<>();
    try {
      for (int node = 0; node < processes.length; node++) {
        all.add("--- node " + node + "\n" + Files.readString(output(node)));
      }
    } catch (IOException e) {
      all.add(e.toString());
    }
    return String.join("\n", all);
  }

  @Override
  public void close() throws Exception {
    for (Process process : processes) {
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
