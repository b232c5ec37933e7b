package io.moonbus.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares Moonbus with {@link RawServer} in one run: throughput, latency, processor time per request, memory of idle
 * connections and start-up. Moonbus runs twice: with the scripts on an event loop of their own ("moonbus", the
 * default) and on one of the listeners' ("shared"). There a single connection either shares the event loop with the
 * scripts or does not ("apart"), depending on its turn, so both are measured. All servers are warm: what the JVM spends
 * on compiling would be most of what the first seconds cost. Run by {@code bench/run}.
 */
public final class LoadRun {

  private static final String CALL = "[\"echo\",\"hello\",1,{\"a\":[1,2,3]}]";
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final double SECONDS = Integer.getInteger("bench.seconds", 4);
  private static final int IDLE = Integer.getInteger("bench.idle", 10_000);
  /** Requests of each kind that a server has answered before it is measured. */
  private static final int WARM = Integer.getInteger("bench.warm", 500_000);
  private static final int LOOPS = Runtime.getRuntime().availableProcessors();
  /** Part of the name of what is to be run, to look at that alone. */
  private static final String ONLY = System.getProperty("bench.only", "");

  private static final Map<String, Exchange> EXCHANGES = new LinkedHashMap<>();

  static {
    EXCHANGES.put("GET 1 KiB", Exchange.http("GET /file1k.txt HTTP/1.1", ""));
    EXCHANGES.put("POST JSON RPC", Exchange.http("POST /rpc/ HTTP/1.1", CALL));
    EXCHANGES.put("WebSocket RPC", Exchange.webSocket("/rpc/", CALL));
  }

  private LoadRun() {
  }

  private record Cost(Load.Result result, double micros) {
  }

  private record Entry(String name, Target target, Measure measure) {
  }

  private interface Measure {
    Cost of(Target target) throws IOException;
  }

  /** @param args none */
  public static void main(String[] args) throws Exception {
    System.out.printf("%d processors, %s %s%n%n", Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"), Runtime.version());
    if (ONLY.isEmpty()) {
      startUp();
    }
    try (Target raw = raw(); Target own = moonbus("moonbus", "own"); Target shared = moonbus("shared", "shared")) {
      System.out.printf("%-34s %-8s %10s %10s %10s %12s %8s%n", "work", "server", "per s", "p50 µs", "p99 µs",
          "cpu µs/unit", "to raw");
      for (var exchange : EXCHANGES.entrySet()) {
        rpc(exchange.getKey(), exchange.getValue(), raw, own, shared);
      }
      compare("push to 1,000 clients", entries(raw, own, shared, LoadRun::push));
      if (ONLY.isEmpty()) {
        idle(raw);
        idle(own);
      }
    }
  }

  private static void rpc(String name, Exchange exchange, Target raw, Target own, Target shared) throws IOException {
    boolean warm = false;
    for (int size : new int[] {1, 100, 1000}) {
      String work = name + ", " + size + " connections";
      if (work.contains(ONLY) && !warm) {
        for (Target target : List.of(raw, own, shared)) {
          warm(target, exchange);
        }
        warm = true;
      }
      Measure load = load(exchange, size);
      List<Entry> entries = entries(raw, own, shared, size == 1 ? eachLoop(load, 0) : load);
      if (size == 1) {
        entries.add(new Entry("apart", shared, eachLoop(load, LOOPS - 1)));
      }
      compare(work, entries);
    }
  }

  private static List<Entry> entries(Target raw, Target own, Target shared, Measure measure) {
    return new ArrayList<>(List.of(new Entry("raw", raw, measure), new Entry("moonbus", own, measure),
        new Entry("shared", shared, measure)));
  }

  private static Measure load(Exchange exchange, int connections) {
    return target -> {
      try (Load load = new Load(exchange, target.port, connections)) {
        load.run(SECONDS / 2);
        double before = target.cpuSeconds();
        Load.Result result = load.run(SECONDS);
        return new Cost(result, (target.cpuSeconds() - before) * 1e6 / result.count());
      }
    };
  }

  /** Connections are given to the event loops in turn: one for each, of which the given one in order of cost counts. */
  private static Measure eachLoop(Measure measure, int rank) {
    return target -> {
      Cost[] costs = new Cost[LOOPS];
      for (int i = 0; i < LOOPS; i++) {
        costs[i] = measure.of(target);
      }
      Arrays.sort(costs, Comparator.comparingDouble(Cost::micros));
      return costs[rank];
    };
  }

  private static void warm(Target target, Exchange exchange) throws IOException {
    try (Load load = new Load(exchange, target.port, 100)) {
      for (int answered = 0; answered < WARM;) {
        answered += load.run(SECONDS).count();
      }
    }
  }

  private static Cost push(Target target) throws IOException {
    try (Load load = new Load(Exchange.webSocket("/push/", "[\"broadcast\",100]"), target.port, 1000)) {
      load.sendOnce();
      load.collect(100_000);
      double before = target.cpuSeconds();
      load.sendOnce();
      Load.Result result = load.collect(100_000);
      return new Cost(result, (target.cpuSeconds() - before) * 1e6 / result.count());
    }
  }

  /** Takes the servers in turn so that other work on the machine meets all of them; the median round counts. */
  private static void compare(String work, List<Entry> entries) throws IOException {
    if (!work.contains(ONLY)) {
      return;
    }
    Cost[][] costs = new Cost[entries.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < entries.size(); i++) {
        costs[i][round] = entries.get(i).measure().of(entries.get(i).target());
      }
    }
    double base = median(costs[0]).micros();
    for (int i = 0; i < entries.size(); i++) {
      Cost cost = median(costs[i]);
      row(i == 0 ? work : "", entries.get(i).name(), cost, cost.micros() / base);
    }
  }

  private static Cost median(Cost[] costs) {
    Arrays.sort(costs, Comparator.comparingDouble(Cost::micros));
    return costs[costs.length / 2];
  }

  private static void row(String work, String server, Cost cost, double ratio) {
    System.out.printf(Locale.ROOT, "%-34s %-8s %,10.0f %,10.0f %,10.0f %12.1f %8.2f%n", work, server,
        cost.result().perSecond(), cost.result().p50(), cost.result().p99(), cost.micros(), ratio);
  }

  /**
   * What an idle connection costs. The first connections are not counted: with them the server loads and compiles what
   * it stays with. Garbage of the handshakes is in what is resident at first, and not in what is after a collection.
   */
  private static void idle(Target target) throws Exception {
    new Load(Exchange.webSocket("/rpc/", CALL), target.port, IDLE).close();
    target.collect();
    long heap = target.liveHeapBytes();
    long resident = target.residentBytes();
    try (Load load = new Load(Exchange.webSocket("/rpc/", CALL), target.port, IDLE)) {
      long first = (target.residentBytes() - resident) / IDLE;
      target.collect();
      long collected = (target.residentBytes() - resident) / IDLE;
      long live = (target.liveHeapBytes() - heap) / IDLE;
      System.out.printf(Locale.ROOT, "%-34s %-8s %,d bytes of live heap; resident %,d at first, %,d after a collection%n",
          String.format("each of %,d idle WebSockets", IDLE), target.name, live, first, collected);
    }
  }

  private static void startUp() throws Exception {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (Target target = moonbus("start", "own")) {
        HttpURLConnection request =
            (HttpURLConnection) URI.create("http://127.0.0.1:" + target.port + "/file1k.txt").toURL().openConnection();
        request.getInputStream().readAllBytes();
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "start to first response: %.0f ms (%.0f to %.0f)%n%n", millis[ROUNDS / 2], millis[0],
        millis[ROUNDS - 1]);
  }

  private static Target moonbus(String name, String thread) throws IOException, InterruptedException {
    int port = Target.freePort();
    return Target.start(name, port, List.of("./moonbus", "--host=127.0.0.1", "--HTTP.port=" + port,
        "--www=bench/www", "--lua.thread=" + thread, "--data=target/bench-data-" + name,
        "--logs.directory=target/bench-logs-" + name));
  }

  /** With the settings of the heap that ./moonbus has. */
  private static Target raw() throws IOException, InterruptedException {
    int port = Target.freePort();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Target.start("raw", port, List.of(java, "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30", "-cp",
        System.getProperty("java.class.path"), RawServer.class.getName(), Integer.toString(port),
        Integer.toString(Runtime.getRuntime().availableProcessors())));
  }
}
