package io.moonbus.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.cluster.Registrations.Entry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnnouncementsTest {

  private final MemoryNetwork network = new MemoryNetwork();
  private final Vertx vertx = Vertx.vertx();
  private final Node a = new Node("a");
  private final Node b = new Node("b");

  /** What one node knows, and what its event bus is told. */
  private final class Node implements RegistrationListener {

    private final NodeLink link;
    private final Registrations registrations;
    private final Announcements announcements;
    private final LinkedBlockingQueue<RegistrationUpdateEvent> told = new LinkedBlockingQueue<>();

    Node(String name) {
      Context context = vertx.getOrCreateContext();
      link = network.join(name);
      registrations = new Registrations(name);
      registrations.listener(this);
      announcements = new Announcements(link, registrations, context);
      Promise<Void> started = Promise.promise();
      context.runOnContext(v -> {
        announcements.start();
        started.complete();
      });
      started.future().await();
    }

    Future<Void> register(String address, long sequence) {
      registrations.add(link.self().id(), new Entry(address, sequence));
      return announcements.changed(new Entry(address, sequence), true);
    }

    Future<Void> unregister(String address, long sequence) {
      registrations.remove(link.self().id(), new Entry(address, sequence));
      return announcements.changed(new Entry(address, sequence), false);
    }

    List<String> find(String address) {
      return registrations.find(address).stream().map(RegistrationInfo::nodeId).toList();
    }

    /** Who is told of a change may still find what was before it. */
    void awaitKnows(String address, String... nodes) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!find(address).equals(List.of(nodes))) {
        assertThat(System.nanoTime()).as("the time until " + address + " is known").isLessThan(end);
        told.poll(20, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void registrationsUpdated(RegistrationUpdateEvent event) {
      told.add(event);
    }
  }

  @BeforeEach
  void nothingIsKnown() {
    assertThat(b.find("x")).isEmpty();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void othersKnowWhenARegistrationIsComplete() {
    a.register("x", 1).await();
    assertThat(b.find("x")).containsExactly("a");
    a.unregister("x", 1).await();
    assertThat(b.find("x")).isEmpty();
  }

  @Test
  void severalRegistrationsOfAnAddressCountEach() {
    a.register("x", 1).await();
    a.register("x", 2).await();
    b.register("x", 1).await();
    assertThat(a.find("x")).containsExactlyInAnyOrder("a", "a", "b");
    a.unregister("x", 1).await();
    assertThat(b.find("x")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whoJoinsIsToldEverything() throws InterruptedException {
    a.register("x", 1).await();
    a.register("y", 1).await();
    Node c = new Node("c");
    c.awaitKnows("x", "a");
    c.awaitKnows("y", "a");
  }

  @Test
  void whatIsMissedIsToldAgain() throws InterruptedException {
    network.lose(parcel -> true);
    a.register("lost", 1).await();
    assertThat(b.find("lost")).isEmpty();
    network.lose(parcel -> false);
    b.awaitKnows("lost", "a");
  }

  @Test
  void whoLeavesIsForgottenAndKnownAgainWhenItComesBack() throws InterruptedException {
    a.register("x", 1).await();
    network.cut(a.link, b.link);
    b.awaitKnows("x");
    a.register("meanwhile", 2).await();
    network.heal();
    b.awaitKnows("x", "a");
    b.awaitKnows("meanwhile", "a");
  }

  @Test
  void nonsenseIsRefusedAndChangesNothing() {
    a.register("x", 1).await();
    for (Buffer nonsense : List.of(Buffer.buffer(), Buffer.buffer("nonsense"), Buffer.buffer(new byte[] {1}).appendLong(5)
        .appendInt(Integer.MAX_VALUE), Buffer.buffer(new byte[] {2}).appendLong(2).appendInt(-1))) {
      Future<Buffer> answer = a.link.request("b", Announcements.TOPIC, nonsense);
      assertThat(answer.otherwise(e -> Buffer.buffer("refused")).await()).isIn(Buffer.buffer("refused"),
          Buffer.buffer(new byte[] {0}));
    }
    assertThat(b.find("x")).containsExactly("a");
  }

  @Test
  void ownRegistrationsOfOthersAreNotTold() {
    a.registrations.addLocal("mine", new RegistrationInfo("a", 1, true));
    a.register("x", 1).await();
    assertThat(a.find("mine")).containsExactly("a");
    assertThat(b.find("mine")).isEmpty();
    a.registrations.removeLocal("mine", new RegistrationInfo("a", 1, true));
    assertThat(a.find("mine")).isEmpty();
  }
}
