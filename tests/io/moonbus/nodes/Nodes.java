package io.moonbus.nodes;

import io.moonbus.cluster.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes of one cluster, each in a process of its own with a temporary folder and free ports of the loopback address, or
 * with a network of its own. Closing ends the processes and removes everything, whatever has happened.
 *
 * <p>The nodes are called a, b, c and so on.
 */
public final class Nodes implements AutoCloseable {

  private static final List<String> OPENS = List.of("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-opens=java.management/sun.management=ALL-UNNAMED",
      "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

  private final Path folder;
  private final Networks networks;
  private final List<NodeProcess> all;

  private Nodes(Path folder, Networks networks, List<NodeProcess> all) {
    this.folder = folder;
    this.networks = networks;
    this.all = all;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> all.forEach(NodeProcess::close)));
  }

  /** What nodes there shall be. */
  public static Plan of(int count) {
    return new Plan(count);
  }

  /** Whether this machine lets nodes have networks of their own. */
  public static boolean canHaveNetworks() {
    return Networks.areAllowed();
  }

  /** What nodes there shall be. */
  public static final class Plan {

    private final int count;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> flags = new ArrayList<>();
    private String main = NodeProcess.MAIN;
    private boolean networks;
    private boolean clocks;

    private Plan(int count) {
      this.count = count;
      script("main.lua", "");
      set("cluster.enabled", "true").set("logs.directory", "");
    }

    /** A setting of all nodes. */
    public Plan set(String key, String value) {
      settings.put(key, value);
      return this;
    }

    /** A file below {@code www} of all nodes. */
    public Plan script(String path, String text) {
      return file("www/" + path, text);
    }

    /** A file below the folder of all nodes. */
    public Plan file(String path, String text) {
      files.put(path, text);
      return this;
    }

    /** Lets silence be noticed after few seconds, for tests that would wait for it too long otherwise. */
    public Plan impatient() throws IOException {
      String usual = Files.readString(Path.of("cluster.xml"));
      String fast = usual.replaceAll("(heartbeat.seconds\">)\\d+", "$14").replaceAll("(run.delay.seconds\">)\\d+", "$11");
      return file("cluster.xml", fast).set("cluster.config", "cluster.xml");
    }

    /** A flag of the JVM. */
    public Plan flag(String flag) {
      flags.add(flag);
      return this;
    }

    /** Another class than the program's, which gets the same arguments. */
    public Plan main(Class<?> value) {
      main = value.getName();
      return this;
    }

    /** Gives each node a network of its own, so that they can be parted; see {@link #canHaveNetworks}. */
    public Plan networks() {
      networks = true;
      return this;
    }

    /** Gives each node a clock that can be set; see {@link Clocks}. */
    public Plan clocks() {
      clocks = true;
      return this;
    }

    /** The nodes, not started. */
    public Nodes prepare() throws IOException {
      Path folder = Files.createTempDirectory("moonbus-nodes");
      Networks made = networks ? Networks.make(count) : null;
      List<Integer> ports = FreePorts.take(count);
      List<String> members = IntStream.range(0, count)
          .mapToObj(i -> made == null ? "127.0.0.1:" + ports.get(i) : made.address(i) + ":5701").toList();
      List<NodeProcess> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(node(i, folder, made, members));
      }
      if (clocks) {
        Clocks.control(all);
      }
      return new Nodes(folder, made, all);
    }

    /** The nodes, started together and serving. */
    public Nodes start() throws IOException, InterruptedException {
      Nodes nodes = prepare();
      try {
        nodes.start();
        return nodes;
      } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
        nodes.close();
        throw e;
      }
    }

    private NodeProcess node(int number, Path folder, Networks made, List<String> members) throws IOException {
      String name = String.valueOf((char) ('a' + number));
      Path home = Files.createDirectories(folder.resolve(name));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = home.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      String member = members.get(number);
      String host = member.substring(0, member.lastIndexOf(':'));
      Map<String, String> own = new LinkedHashMap<>(Map.of("cluster.name", folder.getFileName().toString(),
          "cluster.node", name, "cluster.host", host,
          "cluster.port", member.substring(member.lastIndexOf(':') + 1), "cluster.members", String.join(",", members),
          "HTTP.port", "auto", "HTTP.host", host));
      own.putAll(settings);
      List<String> command = new ArrayList<>(made == null ? List.of() : made.prefix(number));
      command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
          "-Xmx256m", "-Dmoonbus.home=" + home));
      command.addAll(OPENS);
      command.addAll(flags);
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
      own.forEach((key, value) -> command.add("--" + key + "=" + value));
      return new NodeProcess(name, command, home, host).environment("MOONBUS_CLUSTER_SECRET", "the secret of a test");
    }
  }

  private void start() throws IOException, InterruptedException {
    for (NodeProcess node : all) {
      node.start();
    }
    for (NodeProcess node : all) {
      node.awaitServing();
    }
  }

  /** All nodes in order. */
  public List<NodeProcess> all() {
    return all;
  }

  /** A node by its number, from 0. */
  public NodeProcess get(int number) {
    return all.get(number);
  }

  /** The nodes that run, paused ones included. */
  public List<NodeProcess> alive() {
    return all.stream().filter(NodeProcess::isAlive).toList();
  }

  /** Kills all at the same moment. */
  public void killAll() throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-9"));
    alive().forEach(node -> command.add("" + node.pid()));
    Commands.run(command.toArray(String[]::new));
    for (NodeProcess node : all) {
      node.kill();
    }
  }

  /** These nodes reach each other but none of the rest; nobody is told why. The test reaches all. */
  public void partition(NodeProcess... part) {
    List<NodeProcess> inside = List.of(part);
    for (NodeProcess one : inside) {
      all.stream().filter(other -> !inside.contains(other))
          .forEach(other -> networks.cut(all.indexOf(one), all.indexOf(other)));
    }
  }

  /** All nodes reach each other again. */
  public void heal() {
    networks.heal();
  }

  /** What all nodes said, for the message of a failure. */
  public String output() {
    return all.stream().map(node -> "--- " + node.name() + "\n" + node.output()).collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    all.forEach(NodeProcess::close);
    all.stream().filter(NodeProcess::isAlive).forEach(node -> {
      try {
        node.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    if (networks != null) {
      networks.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
