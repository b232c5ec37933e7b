package io.moonbus.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares Moonbus with {@link RawServer} in one run: throughput, latency, processor time per request, memory of idle
 * connections and start-up. Run by {@code bench/run}.
 */
public final class LoadRun {

  private static final String CALL = "[\"echo\",\"hello\",1,{\"a\":[1,2,3]}]";
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final double SECONDS = Integer.getInteger("bench.seconds", 4);
  private static final int IDLE = Integer.getInteger("bench.idle", 10_000);

  private LoadRun() {
  }

  private record Cost(Load.Result result, double micros) {
  }

  private interface Measure {
    Cost of(Target target) throws IOException;
  }

  /** @param args none */
  public static void main(String[] args) throws Exception {
    System.out.printf("%d processors, %s %s%n%n", Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"), Runtime.version());
    startUp();
    try (Target raw = raw(); Target moonbus = moonbus()) {
      System.out.printf("%-34s %-8s %10s %10s %10s %12s %8s%n", "work", "server", "per s", "p50 µs", "p99 µs",
          "cpu µs/unit", "to raw");
      int[] sizes = {1, 100, 1000};
      for (int size : sizes) {
        compare("GET 1 KiB, " + size + " connections", raw, moonbus,
            load(Exchange.http("GET /file1k.txt HTTP/1.1", ""), size));
      }
      for (int size : sizes) {
        compare("POST JSON RPC, " + size + " connections", raw, moonbus,
            load(Exchange.http("POST /rpc/ HTTP/1.1", CALL), size));
      }
      for (int size : sizes) {
        compare("WebSocket RPC, " + size + " connections", raw, moonbus,
            load(Exchange.webSocket("/rpc/", CALL), size));
      }
      compare("push to 1,000 clients", raw, moonbus, LoadRun::push);
      idle(raw);
      idle(moonbus);
    }
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

  /** Alternates between both servers so that other work on the machine meets both; the median round counts. */
  private static void compare(String work, Target raw, Target moonbus, Measure measure) throws IOException {
    Cost[] raws = new Cost[ROUNDS];
    Cost[] ours = new Cost[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      raws[i] = measure.of(raw);
      ours[i] = measure.of(moonbus);
    }
    Cost base = median(raws);
    row(work, raw, base, 1);
    Cost own = median(ours);
    row("", moonbus, own, own.micros() / base.micros());
  }

  private static Cost median(Cost[] costs) {
    Arrays.sort(costs, Comparator.comparingDouble(Cost::micros));
    return costs[costs.length / 2];
  }

  private static void row(String work, Target target, Cost cost, double ratio) {
    System.out.printf(Locale.ROOT, "%-34s %-8s %,10.0f %,10.0f %,10.0f %12.1f %8.2f%n", work, target.name,
        cost.result().perSecond(), cost.result().p50(), cost.result().p99(), cost.micros(), ratio);
  }

  private static void idle(Target target) throws Exception {
    long heap = target.liveHeapBytes();
    long resident = target.residentBytes();
    try (Load load = new Load(Exchange.webSocket("/rpc/", CALL), target.port, IDLE)) {
      long heapEach = (target.liveHeapBytes() - heap) / IDLE;
      long residentEach = (target.residentBytes() - resident) / IDLE;
      System.out.printf(Locale.ROOT, "%-34s %-8s %,d bytes of heap, %,d bytes resident%n",
          String.format("each of %,d idle WebSockets", IDLE), target.name, heapEach, residentEach);
    }
  }

  private static void startUp() throws Exception {
    double[] millis = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (Target target = moonbus()) {
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

  private static Target moonbus() throws IOException, InterruptedException {
    int port = Target.freePort();
    return Target.start("moonbus", port, List.of("./moonbus", "--host=127.0.0.1", "--HTTP.port=" + port,
        "--www=bench/www", "--data=target/bench-data", "--logs.directory=target/bench-logs"));
  }

  private static Target raw() throws IOException, InterruptedException {
    int port = Target.freePort();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Target.start("raw", port, List.of(java, "-cp", System.getProperty("java.class.path"),
        RawServer.class.getName(), Integer.toString(port),
        Integer.toString(Runtime.getRuntime().availableProcessors())));
  }
}
