package io.moonbus.bench;

import io.moonbus.cluster.Cluster;
import io.moonbus.cluster.ClusterOptions;
import io.moonbus.cluster.FreePorts;
import io.moonbus.cluster.NodeLink;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Compares requests between nodes over {@link NodeLink} with requests over the clustered event bus, in one run and in turn:
 * two nodes in one process, the asking and the answering code on an event loop of its own. Run by {@code bench/run link}.
 */
public final class LinkRun {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 2);
  private static final Buffer BODY = Buffer.buffer(new byte[100]);

  private LinkRun() {
  }

  /** @param args none */
  public static void main(String[] args) {
    List<Integer> ports = FreePorts.take(2);
    Cluster a = join(ports, 0);
    Cluster b = join(ports, 1);
    Context answering = b.vertx().getOrCreateContext();
    run(answering, () -> {
      b.vertx().eventBus().<Buffer>consumer("echo", message -> message.reply(message.body()));
      b.link().handle("echo", (from, body) -> Future.succeededFuture(body));
      return Future.succeededFuture();
    });
    b.ready();
    String id = b.link().self().id();
    Supplier<Future<?>> raw = () -> a.vertx().eventBus().request("echo", BODY);
    Supplier<Future<?>> link = () -> a.link().request(id, "echo", BODY);
    for (int waiting : new int[] {1, 16, 256}) {
      compare(a.vertx(), waiting, raw, link);
    }
    a.leave().await();
    b.leave().await();
  }

  private static Cluster join(List<Integer> ports, int number) {
    ClusterOptions options = new ClusterOptions().setPort(ports.get(number)).setNodeName("node " + number)
        .setMembers(ports.stream().map(port -> "127.0.0.1:" + port).toList());
    return Cluster.join(new VertxOptions().setPreferNativeTransport(true), options, Vertx.builder()::with).await();
  }

  private static void compare(Vertx vertx, int waiting, Supplier<Future<?>> raw, Supplier<Future<?>> link) {
    double[] raws = new double[ROUNDS];
    double[] links = new double[ROUNDS];
    perSecond(vertx, waiting, raw);
    perSecond(vertx, waiting, link);
    for (int i = 0; i < ROUNDS; i++) {
      raws[i] = perSecond(vertx, waiting, raw);
      links[i] = perSecond(vertx, waiting, link);
    }
    Arrays.sort(raws);
    Arrays.sort(links);
    System.out.printf(Locale.ROOT, "%4d waiting: event bus %,9.0f per s, link %,9.0f per s, ratio %.2f%n", waiting,
        raws[ROUNDS / 2], links[ROUNDS / 2], links[ROUNDS / 2] / raws[ROUNDS / 2]);
  }

  private static double perSecond(Vertx vertx, int waiting, Supplier<Future<?>> request) {
    long began = System.nanoTime();
    long end = began + TimeUnit.SECONDS.toNanos(SECONDS);
    long[] count = {0};
    run(vertx.getOrCreateContext(), () -> {
      Promise<Void> all = Promise.promise();
      int[] left = {waiting};
      for (int i = 0; i < waiting; i++) {
        next(request, end, count, () -> {
          if (--left[0] == 0) {
            all.complete();
          }
        });
      }
      return all.future();
    });
    return count[0] * 1e9 / (System.nanoTime() - began);
  }

  private static void next(Supplier<Future<?>> request, long end, long[] count, Runnable last) {
    request.get().onComplete(answer -> {
      count[0]++;
      if (System.nanoTime() < end) {
        next(request, end, count, last);
      } else {
        last.run();
      }
    });
  }

  private static void run(Context context, Supplier<Future<Void>> task) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(v -> task.get().onComplete(done));
    done.future().await();
  }
}
