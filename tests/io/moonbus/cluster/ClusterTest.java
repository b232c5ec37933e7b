package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClusterTest {

  private final List<Integer> ports = FreePorts.take(3);
  private final List<Cluster> clusters = new ArrayList<>();

  @AfterEach
  void leave() throws Exception {
    for (Cluster cluster : clusters) {
      get(cluster.leave());
    }
  }

  @Test
  void nodesThatKnowTheSecretMeet() throws Exception {
    NodeLink a = join(0, "a").link();
    NodeLink b = join(1, "b").link();
    await(a, 1);
    assertThat(b.nodes()).singleElement().satisfies(node -> {
      assertThat(node.id()).isEqualTo(a.self().id());
      assertThat(node.name()).isEqualTo("a");
      assertThat(node.address()).isEqualTo("127.0.0.1:" + ports.get(0));
      assertThat(node.isTarget()).as("it was there").isTrue();
    });
    assertThat(a.nodes()).singleElement().satisfies(node -> assertThat(node.isTarget()).isFalse());
  }

  @Test
  void aNodeThatSaysThatItLeavesIsExpectedNoMore() throws Exception {
    Cluster a = join(0, "a");
    Cluster b = join(1, "b");
    await(a.link(), 1);
    LinkedBlockingQueue<NodeInfo> left = new LinkedBlockingQueue<>();
    a.link().onLeave(left::add);
    ((BusLink) b.link()).bye();
    assertThat(left.poll(30, TimeUnit.SECONDS)).isNotNull();
    assertThat(a.strangers()).as("though it is a member still").isZero();
  }

  @Test
  void requestsAreAnsweredAndFailuresTyped() throws Exception {
    NodeLink a = join(0, "a").link();
    NodeLink b = join(1, "b").link();
    a.handle("echo", (from, body) -> Future.succeededFuture(Buffer.buffer(from.name() + ":" + body)));
    a.handle("fail", (from, body) -> Future.failedFuture("on purpose"));
    clusters.get(0).ready();
    String id = a.self().id();
    assertThat(get(b.request(id, "echo", Buffer.buffer("hi"))).toString()).isEqualTo("b:hi");
    assertThatThrownBy(() -> get(b.request(id, "fail", Buffer.buffer()))).hasRootCauseMessage("on purpose");
    assertThatThrownBy(() -> get(b.request(id, "none", Buffer.buffer()))).cause()
        .satisfies(e -> assertThat(((NodeException) e).reason()).isEqualTo(NodeException.Reason.NO_HANDLER));
    assertThatThrownBy(() -> get(b.request("nobody", "echo", Buffer.buffer()))).cause()
        .satisfies(e -> assertThat(((NodeException) e).reason()).isEqualTo(NodeException.Reason.GONE));
    assertThatThrownBy(() -> get(b.request(id, "echo", Buffer.buffer(new byte[(16 << 20) + 1])))).cause()
        .satisfies(e -> assertThat(((NodeException) e).reason()).isEqualTo(NodeException.Reason.TOO_LARGE));
  }

  @Test
  void messagesKeepTheirOrderAndWaitForANodeThatStarts() throws Exception {
    NodeLink a = join(0, "a").link();
    NodeLink b = join(1, "b").link();
    for (int i = 0; i < 1000; i++) {
      b.send(a.self().id(), "count", Buffer.buffer().appendInt(i));
    }
    List<Integer> got = new ArrayList<>();
    Promise<Void> all = Promise.promise();
    a.handle("count", (from, body) -> {
      got.add(body.getInt(0));
      if (got.size() == 1000) {
        all.complete();
      }
      return null;
    });
    get(all.future());
    assertThat(got).isSorted();
  }

  @Test
  void leavingIsNoticedAtOnceAndTheRestGoesOn() throws Exception {
    Cluster a = join(0, "a");
    LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    a.link().onJoin(node -> events.add("+" + node.name()));
    a.link().onLeave(node -> events.add("-" + node.name()));
    Cluster b = join(1, "b");
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("+b");
    clusters.remove(b);
    get(b.leave());
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("-b");
    join(2, "c");
    assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("+c");
  }

  @Test
  void whatANodeTellsOfItsClientsAddressCanChange() throws Exception {
    Cluster a = join(0, "a");
    Cluster b = join(1, "b");
    b.link().handle("http", (from, body) -> Future.succeededFuture(Buffer.buffer(from.http())));
    get(a.http("example.com:80"));
    assertThat(get(a.link().request(b.link().self().id(), "http", Buffer.buffer())).toString())
        .isEqualTo("example.com:80");
  }

  @Test
  void aNodeWithAnotherSecretEndsWithAnErrorThatNamesTheSetting() throws Exception {
    join(0, "a");
    assertThatThrownBy(() -> get(Cluster.join(new VertxOptions(), options(1, "b").setSecret("another"), Vertx.builder()::with)))
        .hasRootCauseInstanceOf(ClusterException.class)
        .hasMessageContaining("127.0.0.1:" + ports.get(0)).hasMessageContaining("cluster.secret");
  }

  @Test
  void aNodeWithAnotherProtocolEndsWithAnErrorThatNamesBothVersions() throws Exception {
    join(0, "a");
    assertThatThrownBy(() -> get(Cluster.join(new VertxOptions(), options(1, "b").setVersion("9.9"), Vertx.builder()::with, 2)))
        .hasRootCauseInstanceOf(ClusterException.class)
        .hasMessageContaining("Moonbus 1.0 with protocol 1").hasMessageContaining("Moonbus 9.9 with protocol 2");
  }

  @Test
  void targetsHaveTheirPropertiesAndAreTriedAgain() throws Exception {
    List<Target> targets = Target.parse("localhost:" + ports.get(1) + "?name=master&arg=val");
    NodeLink a = join(options(0, "a").setMembers(List.of()).setTargets(targets)).link();
    Cluster b = join(options(1, "b").setMembers(List.of("127.0.0.1:" + ports.get(1))));
    await(a, 1);
    assertThat(a.nodes()).singleElement().satisfies(node -> {
      assertThat(node.isTarget()).isTrue();
      assertThat(node.properties()).containsEntry("name", "master").containsEntry("arg", "val");
    });
    await(b.link(), 1);
    assertThat(b.link().nodes()).singleElement().satisfies(node -> assertThat(node.properties()).isEmpty());
  }

  @Test
  void whatIsRegisteredAtTheEventBusIsKnownToAllAsLongAsItsNode() throws Exception {
    Cluster a = join(0, "a");
    Cluster b = join(1, "b");
    var consumer = a.vertx().eventBus().<String>consumer("here", message -> message.reply("a got " + message.body()));
    get(consumer.completion());
    assertThat(get(b.vertx().eventBus().<String>request("here", "it")).body()).isEqualTo("a got it");
    Cluster c = join(2, "c");
    assertThat(get(c.vertx().eventBus().<String>request("here", "that")).body()).isEqualTo("a got that");
    get(consumer.unregister());
    assertThatThrownBy(() -> get(b.vertx().eventBus().request("here", "it"))).hasMessageContaining("No handlers");
    get(b.vertx().eventBus().consumer("there", message -> message.reply("b")).completion());
    clusters.remove(b);
    get(b.leave());
    assertThatThrownBy(() -> get(c.vertx().eventBus().request("there", "it"))).hasMessageContaining("No handlers");
  }

  @Test
  void aTargetOfOneIsLookedForByAll() throws Exception {
    List<String> first = List.of("127.0.0.1:" + ports.get(0));
    NodeLink a = join(options(0, "a").setMembers(first)).link();
    join(options(1, "b").setMembers(List.of()).setTargets(Target.parse(first.get(0) + ";127.0.0.1:" + ports.get(2))));
    await(a, 1);
    join(options(2, "c").setMembers(List.of("127.0.0.1:" + ports.get(2))));
    await(a, 2);
  }

  @Test
  void withTlsOnlyNodesWithATrustedCertificateAreLinked(@TempDir Path folder) throws Exception {
    TestCertificates trusted = new TestCertificates(folder, "trusted");
    TestCertificates other = new TestCertificates(folder, "other");
    NodeLink a = join(trusted.apply(options(0, "a"))).link();
    NodeLink b = join(trusted.apply(options(1, "b"))).link();
    await(a, 1);
    b.handle("echo", (from, body) -> Future.succeededFuture(body));
    assertThat(get(a.request(b.self().id(), "echo", Buffer.buffer("sealed"))).toString()).isEqualTo("sealed");
    NodeLink stranger = join(other.apply(options(2, "stranger"))).link();
    assertThat(stranger.nodes()).isEmpty();
    assertThat(a.nodes()).extracting(NodeInfo::name).containsExactly("b");
  }

  private Cluster join(int number, String name) throws Exception {
    return join(options(number, name));
  }

  private Cluster join(ClusterOptions options) throws Exception {
    Cluster cluster = get(Cluster.join(new VertxOptions().setEventLoopPoolSize(2), options, Vertx.builder()::with));
    clusters.add(cluster);
    return cluster;
  }

  private ClusterOptions options(int number, String name) {
    return new ClusterOptions().setSecret("secret of the test").setPort(ports.get(number)).setNodeName(name)
        .setVersion("1.0").setMembers(ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }

  /** Waits until a node knows so many others. */
  private static void await(NodeLink link, int count) throws Exception {
    LinkedBlockingQueue<NodeInfo> nodes = new LinkedBlockingQueue<>();
    link.onJoin(nodes::add);
    for (int i = 0; i < count; i++) {
      assertThat(nodes.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
