package io.moonbus.bench;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.ArrayList;
import java.util.List;

/**
 * The yardstick of calls between nodes: a Vert.x of a cluster as it comes, that sends requests over the event bus to
 * another one of the kind. {@code GET /calls?count=1000&inFlight=1&loop=0} makes so many and answers with the microseconds
 * that they took.
 */
public final class BusNode {

  /** As large as the same call of a script. */
  private static final Buffer BODY = Buffer.buffer(new byte[52]);

  private final Vertx vertx;
  private final String other;
  private final List<Context> contexts = new ArrayList<>();

  private BusNode(Vertx vertx, String other) {
    this.vertx = vertx;
    this.other = other;
  }

  /** @param args the port for HTTP, the own one for the cluster, the one of the other node */
  public static void main(String[] args) {
    int http = Integer.parseInt(args[0]);
    VertxOptions options = new VertxOptions().setPreferNativeTransport(true)
        .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
        .setEventBusOptions(new EventBusOptions().setHost("127.0.0.1").setTcpNoDelay(true));
    Vertx.builder().with(options).withClusterManager(new HazelcastClusterManager(config(args[1], args[2])))
        .buildClustered().compose(vertx -> new BusNode(vertx, args[2]).start(http, args[1]))
        .onFailure(failure -> {
          failure.printStackTrace();
          System.exit(1);
        });
  }

  private static Config config(String own, String other) {
    Config config = new Config("bench-" + Math.min(Integer.parseInt(own), Integer.parseInt(other)));
    config.setProperty("hazelcast.phone.home.enabled", "false").setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getNetworkConfig().setPort(Integer.parseInt(own)).setPortAutoIncrement(false);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + own).addMember("127.0.0.1:" + other);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    return config;
  }

  /** One responder on each event loop, and requests from each: only one of them is that of the connections. */
  private Future<?> start(int port, String own) {
    List<Future<?>> loops = new ArrayList<>();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      String loop = "." + i;
      Context context = ((VertxInternal) vertx).createEventLoopContext();
      contexts.add(context);
      Promise<Void> registered = Promise.promise();
      loops.add(registered.future());
      context.runOnContext(now -> vertx.eventBus().<Buffer>consumer(own + loop, message -> message.reply(message.body()))
          .completion().onComplete(registered));
    }
    return Future.all(loops)
        .compose(done -> vertx.createHttpServer().requestHandler(this::serve).listen(port, "127.0.0.1"));
  }

  private void serve(HttpServerRequest request) {
    int loop = Integer.parseInt(request.getParam("loop"));
    contexts.get(loop).runOnContext(now -> calls(loop, Integer.parseInt(request.getParam("count")),
        Integer.parseInt(request.getParam("inFlight"))).onComplete(
            micros -> request.response().end(micros.toString()),
            failure -> request.response().setStatusCode(503).end(failure.toString())));
  }

  private Future<Long> calls(int loop, int count, int inFlight) {
    Promise<Long> done = Promise.promise();
    Calls calls = new Calls(other + "." + loop, count, System.nanoTime(), done);
    for (int i = 0; i < inFlight; i++) {
      calls.next();
    }
    return done.future();
  }

  /** On one event loop. */
  private final class Calls {

    private final String address;
    private final long start;
    private final Promise<Long> done;
    private int left;
    private int open;

    Calls(String address, int count, long start, Promise<Long> done) {
      this.address = address;
      this.left = count;
      this.start = start;
      this.done = done;
    }

    void next() {
      if (left == 0) {
        if (open == 0) {
          done.tryComplete((System.nanoTime() - start) / 1000);
        }
        return;
      }
      left--;
      open++;
      vertx.eventBus().<Buffer>request(address, BODY).onComplete(reply -> {
        open--;
        next();
      }, done::tryFail);
    }
  }
}
