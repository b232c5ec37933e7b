package io.moonbus.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Measures shared data and the cluster on server processes of their own, each beside what it would cost without: a
 * plain Lua table, a plain file, a request over the event bus of Vert.x. Prints the table of docs/performance.md. Run
 * by {@code bench/run data}.
 */
public final class DataRun {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final double SECONDS = Integer.getInteger("bench.seconds", 2);
  private static final int ENTRIES = Integer.getInteger("bench.entries", 100_000);
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();
  /** Part of the name of what is to be run, to look at that alone. */
  private static final String ONLY = System.getProperty("bench.only", "");
  /** Bytes of a key, a value and what is stored with them. */
  private static final int ENTRY_BYTES = 50;

  private final Path folder;

  private DataRun(Path folder) {
    this.folder = folder;
  }

  /** What so much work took. */
  private record Cost(double count, double perSecond, double p50, double p99, double cpuMicros) {

    static Cost of(double count, double micros, double cpuSeconds) {
      return new Cost(count, count * 1e6 / micros, Double.NaN, Double.NaN, cpuSeconds * 1e6 / count);
    }
  }

  private interface Measure {
    Cost run() throws Exception;
  }

  private record Work(String name, Measure measure) {
  }

  private interface Part {
    void run() throws Exception;
  }

  /** @param args none */
  public static void main(String[] args) throws Exception {
    // On a disk, which the folder for temporary files need not be.
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")).toAbsolutePath(), "bench-data-");
    long start = System.nanoTime();
    try {
      DataRun run = new DataRun(folder);
      System.out.printf("%-44s %10s %9s %9s %12s %8s%n", "work", "per s", "p50 µs", "p99 µs", "cpu µs/unit", "to base");
      part("script", run::script);
      part("durable", run::durable);
      part("nodes", run::nodes);
      part("start", run::entries);
      System.err.printf(Locale.ROOT, "%ntook %.0f s%n", (System.nanoTime() - start) / 1e9);
    } finally {
      DataNode.delete(folder);
    }
  }

  private static void part(String name, Part part) throws Exception {
    if (name.contains(ONLY)) {
      part.run();
    }
  }

  /** Reads and writes by a script, among 10,000 values. */
  private void script() throws Exception {
    try (DataNode node = DataNode.start("bench-script", folder.resolve("script"))) {
      node.call("fill", 10_000);
      compare("read of a plain Lua table", repeated(node, "readPlain", 2_000), "read of data",
          repeated(node, "read", 2_000));
      compare("write of a plain Lua table", repeated(node, "writePlain", 1_000), "write of data",
          repeated(node, "write", 100));
    }
  }

  private static Measure repeated(DataNode node, String name, int times) {
    return () -> {
      long calls = 0;
      double micros = 0;
      double cpu = node.target().cpuSeconds();
      for (double end = System.nanoTime() + SECONDS * 1e9; System.nanoTime() < end; calls += times) {
        micros += node.call("repeated", name, times).getDouble(0);
      }
      return Cost.of(calls * 1e3, micros, node.target().cpuSeconds() - cpu);
    };
  }

  /** Calls that write, answered when that is on disk, against as many entries appended and forced to the same disk. */
  private void durable() throws Exception {
    try (DataNode node = DataNode.start("bench-durable", folder.resolve("durable"), "--data.flush=0")) {
      puts(node, 100);
      for (int clients : new int[] {1, 100}) {
        compare(clients == 1 ? "append and fsync, one entry" : "append and fsync, " + clients + " entries at once",
            () -> appended(clients), "durable writes, " + clients + (clients == 1 ? " client" : " clients"),
            () -> puts(node, clients));
      }
    }
  }

  private static Cost puts(DataNode node, int clients) throws Exception {
    try (Load load = new Load(Exchange.webSocket("/", "[\"put\"]"), node.port(), clients)) {
      double cpu = node.target().cpuSeconds();
      Load.Result result = load.run(SECONDS);
      return new Cost(result.count(), result.perSecond(), result.p50(), result.p99(),
          (node.target().cpuSeconds() - cpu) * 1e6 / result.count());
    }
  }

  private Cost appended(int entries) throws IOException {
    long[] micros = new long[1 << 20];
    int count = 0;
    Path file = folder.resolve("plain");
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (double end = start + SECONDS * 1e9; System.nanoTime() < end;) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(entries * ENTRY_BYTES));
        channel.force(false);
        micros[count++] = (System.nanoTime() - begin) / 1000;
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return new Cost((double) count * entries, count * entries / took, percentile(sorted, 0.5), percentile(sorted, 0.99),
        (cpuSeconds() - cpu) * 1e6 / count / entries);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
        .getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** Calls between scripts of two nodes against requests over the event bus of two others; delay of writes. */
  private void nodes() throws Exception {
    int one = Target.freePort();
    int two = Target.freePort();
    int three = Target.freePort();
    int four = Target.freePort();
    try (Target raw = bus("bench-bus-1", three, four); Target rawOther = bus("bench-bus-2", four, three);
         DataNode node = DataNode.start("bench-node-1", folder.resolve("node1"), DataNode.member(one, two));
         DataNode other = DataNode.start("bench-node-2", folder.resolve("node2"), DataNode.member(two, one))) {
      node.await(50, Boolean.TRUE::equals, "connected");
      other.await(50, Boolean.TRUE::equals, "connected");
      delay(node, other);
      batches(count -> requests(raw, count, 100, 0), 50_000);
      batches(count -> calls(node, count, 100), 50_000);
      for (int inFlight : new int[] {1, 100}) {
        Cost[] loops = new Cost[LOOPS];
        compare(new Work("event bus, " + inFlight + " in flight", () -> eachLoop(raw, rawOther, inFlight, loops)),
            new Work("the same, apart from the connections", () -> loops[LOOPS - 1]),
            new Work("server:call, " + inFlight + " in flight",
                timed(node.target(), other.target(), count -> calls(node, count, inFlight))));
      }
    }
  }

  /**
   * From and to each event loop in turn, in the order of their cost: one of them is the one that has the connections
   * between the nodes, to which the others hand over. Scripts have another one.
   */
  private static Cost eachLoop(Target raw, Target other, int inFlight, Cost[] costs) throws Exception {
    for (int i = 0; i < LOOPS; i++) {
      int loop = i;
      costs[i] = timed(raw, other, count -> requests(raw, count, inFlight, loop)).run();
    }
    Arrays.sort(costs, Comparator.comparingDouble(Cost::cpuMicros));
    return costs[0];
  }

  private static Target bus(String name, int own, int other) throws IOException, InterruptedException {
    int port = Target.freePort();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Target.start(name, port, List.of(java, "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-cp",
        System.getProperty("java.class.path"), BusNode.class.getName(), Integer.toString(port), Integer.toString(own),
        Integer.toString(other)));
  }

  private interface Batch {
    double micros(int count) throws Exception;
  }

  private static Measure timed(Target from, Target to, Batch batch) {
    return () -> {
      double cpu = from.cpuSeconds() + to.cpuSeconds();
      Cost cost = batches(batch, 0);
      return new Cost(cost.count(), cost.perSecond(), Double.NaN, Double.NaN,
          (from.cpuSeconds() + to.cpuSeconds() - cpu) * 1e6 / cost.count());
    };
  }

  /** Batches of calls, each as large as a quarter of the time allows, and at least so many calls. */
  private static Cost batches(Batch batch, long atLeast) throws Exception {
    int size = 200;
    long count = 0;
    double micros = 0;
    for (double end = System.nanoTime() + SECONDS * 1e9; System.nanoTime() < end || count < atLeast;) {
      double took = batch.micros(size);
      count += size;
      micros += took;
      size = (int) Math.max(200, Math.min(1e6, size * SECONDS * 250_000 / took));
    }
    return Cost.of(count, micros, 0);
  }

  private static double requests(Target node, int count, int inFlight, int loop) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + node.port + "/calls?count=" + count + "&inFlight=" + inFlight + "&loop="
        + loop);
    return Double.parseDouble(new String(uri.toURL().openStream().readAllBytes()));
  }

  private static double calls(DataNode node, int count, int inFlight) throws Exception {
    node.call("calls", count, inFlight);
    return ((Number) node.await(2, Number.class::isInstance, "called").getValue(0)).doubleValue();
  }

  /** A write now and then, from the write on one node until a script on the other is told of it. */
  private static void delay(DataNode node, DataNode other) throws Exception {
    Cost[] costs = new Cost[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      other.call("delays");
      double cpu = node.target().cpuSeconds() + other.target().cpuSeconds();
      for (int i = 0; i < 200; i++) {
        node.call("probe");
        Thread.sleep(3);
      }
      Thread.sleep(50);
      cpu = node.target().cpuSeconds() + other.target().cpuSeconds() - cpu;
      long[] sorted = other.call("delays").stream().mapToLong(delay -> ((Number) delay).longValue()).sorted().toArray();
      if (round >= 0) {
        costs[round] = new Cost(200, Double.NaN, percentile(sorted, 0.5), percentile(sorted, 0.99), cpu * 1e6 / 200);
      }
    }
    row("write until a script on another node sees it", median(costs), Double.NaN);
  }

  /** What many entries cost: the start of a node, its memory, and the start of one that has to get them. */
  private void entries() throws Exception {
    Path full = folder.resolve("full");
    Path empty = folder.resolve("empty");
    try (DataNode node = DataNode.start("bench-fill", full)) {
      node.call("fill", ENTRIES);
    }
    double[] startFull = new double[ROUNDS];
    double[] startEmpty = new double[ROUNDS];
    double[] joinFull = new double[ROUNDS];
    double[] joinEmpty = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      startFull[i] = start(full, ENTRIES);
      startEmpty[i] = start(empty, 0);
    }
    long bytes = liveHeap(full, ENTRIES) - liveHeap(empty, 0);
    joins(full, ENTRIES, joinFull);
    joins(empty, 0, joinEmpty);
    System.out.printf(Locale.ROOT, "%n| | empty | %,d entries |%n|---|---|---|%n", ENTRIES);
    System.out.printf(Locale.ROOT, "| start to the first response | %,.0f ms | %,.0f ms |%n", median(startEmpty),
        median(startFull));
    System.out.printf(Locale.ROOT, "| start of an empty node that joins one until it has everything | %,.0f ms | %,.0f ms |%n",
        median(joinEmpty), median(joinFull));
    System.out.printf(Locale.ROOT, "| live heap of each entry | | %,d bytes |%n", bytes / ENTRIES);
  }

  private static double start(Path data, int entries) throws Exception {
    long start = System.nanoTime();
    try (DataNode node = DataNode.start("bench-start", data)) {
      expect(entries, node.call("count").getInteger(0));
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static long liveHeap(Path data, int entries) throws Exception {
    try (DataNode node = DataNode.start("bench-heap", data)) {
      expect(entries, node.call("count").getInteger(0));
      return node.target().liveHeapBytes();
    }
  }

  private void joins(Path data, int entries, double[] millis) throws Exception {
    int one = Target.freePort();
    try (DataNode node = DataNode.start("bench-first", data, DataNode.member(one, one))) {
      for (int i = 0; i < millis.length; i++) {
        Path joining = folder.resolve("joining-" + entries + "-" + i);
        long start = System.nanoTime();
        try (DataNode other = DataNode.start("bench-joining", joining, DataNode.member(Target.freePort(), one))) {
          other.await(5, Boolean.TRUE::equals, "connected");
          other.await(5, count -> ((Number) count).intValue() == entries, "count");
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
  }

  private static void expect(int entries, int found) {
    if (entries != found) {
      throw new IllegalStateException(found + " entries instead of " + entries);
    }
  }

  private static void compare(String baseName, Measure base, String name, Measure measure) throws Exception {
    compare(new Work(baseName, base), new Work(name, measure));
  }

  /** Runs all in turn so that other work on the machine meets all, once before it counts; the median round counts. */
  private static void compare(Work... works) throws Exception {
    Cost[][] costs = new Cost[works.length][ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < works.length; i++) {
        costs[i][Math.max(0, round)] = works[i].measure().run();
      }
    }
    for (int i = 0; i < works.length; i++) {
      row(works[i].name(), median(costs[i]), median(costs[i]).perSecond() / median(costs[0]).perSecond());
    }
  }

  private static Cost median(Cost[] costs) {
    Cost[] sorted = costs.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(Cost::cpuMicros));
    return sorted[sorted.length / 2];
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double percentile(long[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)];
  }

  private static void row(String name, Cost cost, double ratio) {
    System.out.printf(Locale.ROOT, "%-44s %10s %9s %9s %12s %8s%n", name, number("%,.0f", cost.perSecond()),
        number("%,.0f", cost.p50()), number("%,.0f", cost.p99()), number("%.2f", cost.cpuMicros()), number("%.2f", ratio));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
