package io.moonbus.cluster;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Nodes in memory that reach each other by their {@link NodeLink}s. Everything happens in one order, each step when those
 * before it are done; handlers given without a context run on the thread that caused it, so a test without threads is the
 * same each time.
 *
 * <p>Parts can be cut off (both sides are told that the others left) and messages lost (nobody is told).
 */
public final class MemoryNetwork {

  /** A message on its way. */
  public record Parcel(NodeInfo from, NodeInfo to, String topic, Buffer body) {
  }

  /** Decides about messages that are about to arrive. */
  @FunctionalInterface
  public interface Loss {

    /** Whether it is lost. A lost request fails with {@link NodeException.Reason#TIMEOUT}. */
    boolean loses(Parcel parcel);
  }

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<Set<String>> cut = new HashSet<>();
  private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean held;
  private Loss loss = parcel -> false;

  /** Adds a node whose id is its name. */
  public NodeLink join(String name) {
    return join(new NodeInfo(name, name, "127.0.0.1", 5701 + nodes.size(), "", "test", false, Map.of()));
  }

  /** Adds a node. */
  public NodeLink join(NodeInfo info) {
    Node node = new Node(info);
    step(() -> {
      Collection<Node> others = List.copyOf(nodes.values());
      nodes.put(info.id(), node);
      others.forEach(other -> meet(node, other));
    });
    return node;
  }

  /** A node leaves or dies. */
  public void leave(NodeLink link) {
    step(() -> {
      Node node = nodes.remove(link.self().id());
      List.copyOf(nodes.values()).forEach(other -> part(node, other));
    });
  }

  /** Two nodes cannot reach each other from now on, and are told so. */
  public void cut(NodeLink one, NodeLink other) {
    step(() -> {
      if (cut.add(Set.of(one.self().id(), other.self().id()))) {
        part((Node) one, (Node) other);
      }
    });
  }

  /** The given nodes reach each other but none of the rest. */
  public void partition(NodeLink... part) {
    List<NodeLink> inside = List.of(part);
    step(() -> inside.forEach(one -> nodes.values().stream().filter(other -> !inside.contains(other))
        .forEach(other -> cut(one, other))));
  }

  /** Every node reaches every other again. */
  public void heal() {
    step(() -> {
      List<Set<String>> pairs = List.copyOf(cut);
      cut.clear();
      pairs.forEach(pair -> {
        List<Node> two = pair.stream().map(nodes::get).filter(node -> node != null).toList();
        if (two.size() == 2) {
          meet(two.get(0), two.get(1));
        }
      });
    });
  }

  /** Decides from now on which messages are lost. */
  public void lose(Loss decision) {
    step(() -> loss = decision);
  }

  /** Keeps everything that happens from now on until {@link #release}. */
  public void hold() {
    held = true;
  }

  /** Lets happen what was kept. */
  public void release() {
    held = false;
    run();
  }

  private void step(Runnable step) {
    steps.add(step);
    run();
  }

  private void run() {
    while (!held && !steps.isEmpty() && running.compareAndSet(false, true)) {
      try {
        for (Runnable step = steps.poll(); step != null; step = held ? null : steps.poll()) {
          step.run();
        }
      } finally {
        running.set(false);
      }
    }
  }

  private void meet(Node one, Node other) {
    one.joined(other.self);
    other.joined(one.self);
  }

  private void part(Node one, Node other) {
    one.left(other.self);
    other.left(one.self);
  }

  private void deliver(Parcel parcel, Promise<Buffer> answer) {
    Node to = nodes.get(parcel.to().id());
    if (to == null || isCut(parcel)) {
      answer.fail(new NodeException(NodeException.Reason.GONE, "there is no node " + parcel.to().id()));
    } else if (loss.loses(parcel)) {
      answer.fail(new NodeException(NodeException.Reason.TIMEOUT, "lost"));
    } else {
      to.topics.dispatch(to.known.getOrDefault(parcel.from().id(), parcel.from()), parcel.topic(), parcel.body())
          .onComplete(done -> step(() -> reply(parcel, done, answer)));
    }
  }

  private void reply(Parcel request, AsyncResult<Buffer> done, Promise<Buffer> answer) {
    if (isCut(request) || !nodes.containsKey(request.from().id())) {
      answer.fail(new NodeException(NodeException.Reason.LEFT, "the node left before it answered"));
    } else if (done.succeeded()) {
      answer.complete(done.result().copy());
    } else {
      answer.fail(Topics.failure(done.cause()));
    }
  }

  private boolean isCut(Parcel parcel) {
    return !parcel.from().id().equals(parcel.to().id()) && cut.contains(Set.of(parcel.from().id(), parcel.to().id()));
  }

  private final class Node implements NodeLink {

    private final NodeInfo self;
    private final Topics topics = new Topics(null);
    private final Map<String, NodeInfo> known = new ConcurrentSkipListMap<>();
    private final List<Consumer<NodeInfo>> joins = new CopyOnWriteArrayList<>();
    private final List<Consumer<NodeInfo>> leaves = new CopyOnWriteArrayList<>();

    Node(NodeInfo self) {
      this.self = self;
    }

    @Override
    public NodeInfo self() {
      return self;
    }

    @Override
    public Collection<NodeInfo> nodes() {
      return List.copyOf(known.values());
    }

    @Override
    public void send(String nodeId, String topic, Buffer body) {
      request(nodeId, topic, body);
    }

    @Override
    public Future<Buffer> request(String nodeId, String topic, Buffer body) {
      Topics.check(topic);
      NodeInfo to = nodeId.equals(self.id()) ? self : known.get(nodeId);
      if (to == null) {
        return Future.failedFuture(new NodeException(NodeException.Reason.GONE, "there is no node " + nodeId));
      }
      Promise<Buffer> answer = Promise.promise();
      Parcel parcel = new Parcel(self, to, topic, body.copy());
      step(() -> deliver(parcel, answer));
      return answer.future();
    }

    @Override
    public void publish(String topic, Buffer body) {
      known.keySet().forEach(id -> send(id, topic, body));
    }

    @Override
    public void handle(String topic, NodeHandler handler) {
      topics.handle(topic, handler);
    }

    @Override
    public void onJoin(Consumer<NodeInfo> handler) {
      step(() -> {
        joins.add(handler);
        nodes().forEach(handler);
      });
    }

    @Override
    public void onLeave(Consumer<NodeInfo> handler) {
      leaves.add(handler);
    }

    private void joined(NodeInfo other) {
      if (!cut.contains(Set.of(self.id(), other.id())) && known.put(other.id(), other) == null) {
        joins.forEach(handler -> handler.accept(other));
      }
    }

    private void left(NodeInfo other) {
      if (known.remove(other.id()) != null) {
        leaves.forEach(handler -> handler.accept(other));
      }
    }
  }
}
