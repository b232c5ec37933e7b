package io.moonbus.cluster;

import io.moonbus.cluster.Frame.Tag;
import io.moonbus.cluster.NodeException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The link of a node of a cluster. What others may see at any time is in concurrent maps; peers, handshakes and the order
 * of joining, messages and leaving belong to one context.
 */
final class BusLink implements NodeLink {

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster");
  private static final String ADDRESS = "moonbus.node.";

  private final Carrier carrier;
  private final Context context;
  private final Topics topics;
  private final Inbox inbox;
  private final Greetings greetings;
  private final Requests requests;
  private final int maxMessage;
  private final Map<String, Linked> linked = new ConcurrentHashMap<>();
  private final Map<Tag, String> senders = new ConcurrentHashMap<>();
  /** Nodes that have said that they leave and are members still. */
  private final Set<String> leaving = ConcurrentHashMap.newKeySet();
  private final List<Listener> joins = new ArrayList<>();
  private final List<Listener> leaves = new ArrayList<>();
  private volatile NodeInfo self;
  private volatile boolean left;

  /** A node that messages can be sent to. */
  private record Linked(NodeInfo info, Tag out, Tag in, AtomicBoolean heard) {
  }

  private record Listener(Consumer<NodeInfo> handler, Context context) {
  }

  BusLink(Vertx vertx, Carrier carrier, Context context, ClusterOptions options, Greetings greetings) {
    this.carrier = carrier;
    this.context = context;
    this.greetings = greetings;
    this.maxMessage = options.maxMessage();
    this.topics = new Topics(task -> context.runOnContext(v -> task.run()));
    this.inbox = new Inbox(topics);
    this.requests = new Requests(vertx, options.requestMillis());
    this.self = greetings.about().toInfo(carrier.self(), false, Map.of());
    greetings.onLinked(this::join, this::leave);
  }

  /** Where a node gets its frames. */
  static String address(String nodeId) {
    return ADDRESS + nodeId;
  }

  /** The node that gets frames at an address; {@code null} = it is another kind of address. */
  static String nodeOf(String address) {
    return address.startsWith(ADDRESS) ? address.substring(ADDRESS.length()) : null;
  }

  @Override
  public NodeInfo self() {
    return self;
  }

  @Override
  public Collection<NodeInfo> nodes() {
    return linked.values().stream().map(Linked::info).toList();
  }

  @Override
  public void send(String nodeId, String topic, Buffer body) {
    byte[] name = check(topic);
    checkSize(body);
    Linked to = linked.get(nodeId);
    if (to != null) {
      carrier.send(nodeId, FrameCodec.message(to.out(), 0, name, body));
    } else if (nodeId.equals(self.id())) {
      toSelf(topic, body);
    } else {
      LOG.log(Level.FINE, "A message of {0} is dropped: there is no node {1}", new Object[] {topic, nodeId});
    }
  }

  @Override
  public Future<Buffer> request(String nodeId, String topic, Buffer body) {
    byte[] name = check(topic);
    if (body.length() > maxMessage) {
      return Future.failedFuture(tooLarge(body));
    }
    if (nodeId.equals(self.id())) {
      Promise<Buffer> answer = requests.promise();
      toSelf(topic, body).recover(cause -> Future.failedFuture(Topics.failure(cause))).onComplete(answer);
      return answer.future();
    }
    Linked to = linked.get(nodeId);
    if (to == null) {
      return Future.failedFuture(gone(nodeId));
    }
    Requests.Waiting waiting = requests.add(nodeId);
    carrier.send(nodeId, FrameCodec.message(to.out(), waiting.id(), name, body));
    if (linked.get(nodeId) == null) {
      // It left after it was looked up, when nobody knew of this request yet.
      requests.fail(nodeId, left(nodeId));
    }
    return waiting.answer().future();
  }

  @Override
  public void publish(String topic, Buffer body) {
    byte[] name = check(topic);
    checkSize(body);
    linked.forEach((id, to) -> carrier.send(id, FrameCodec.message(to.out(), 0, name, body)));
  }

  @Override
  public void handle(String topic, NodeHandler handler) {
    topics.handle(topic, handler);
    if (handler != null) {
      context.runOnContext(v -> inbox.opened(topic));
    }
  }

  @Override
  public void onJoin(Consumer<NodeInfo> handler) {
    Listener listener = new Listener(handler, Vertx.currentContext());
    context.runOnContext(v -> {
      joins.add(listener);
      nodes().forEach(node -> tell(listener, node));
    });
  }

  @Override
  public void onLeave(Consumer<NodeInfo> handler) {
    Listener listener = new Listener(handler, Vertx.currentContext());
    context.runOnContext(v -> leaves.add(listener));
  }

  /** Until now messages of topics that nobody took yet were kept, since the node was starting. */
  void ready() {
    context.runOnContext(v -> inbox.ready());
  }

  /** Tells the others where clients of this node go. */
  Future<Void> http(String address) {
    Promise<Void> sent = Promise.promise();
    context.runOnContext(v -> {
      greetings.http(address);
      self = greetings.about().toInfo(self.id(), false, Map.of());
      linked.forEach((id, to) -> carrier.send(id, FrameCodec.about(to.out(), greetings.about().encode())));
      sent.complete();
    });
    return sent.future();
  }

  /** Tells the others that this node leaves; what happens to them does not matter to it any more. */
  void bye() {
    left = true;
    linked.forEach((id, to) -> carrier.send(id, FrameCodec.bye(to.out())));
  }

  /** Looks who is there and lets requests fail that got no answer; on the context, now and then. */
  void tick() {
    if (!left) {
      linked.forEach((id, node) -> {
        if (node.heard().getAndSet(false)) {
          greetings.heard(id);
        }
      });
      greetings.tick();
      leaving.retainAll(carrier.members());
    }
    requests.expire();
  }

  /** Takes a frame, on the context. */
  void receive(Buffer bytes) {
    try {
      Frame frame = FrameCodec.decode(bytes);
      if (frame instanceof Frame.Message message) {
        message(message);
      } else if (frame instanceof Frame.Answer answer) {
        requests.complete(senders.get(answer.tag()), answer.request(), answer.body());
      } else if (frame instanceof Frame.Failed failed) {
        requests.fail(senders.get(failed.tag()), failed.request(), new NodeException(failed.reason(), failed.text()));
      } else if (frame instanceof Frame.About about) {
        about(about);
      } else if (frame instanceof Frame.Bye bye) {
        bye(senders.get(bye.tag()));
      } else {
        greetings.receive(frame);
      }
    } catch (FrameException e) {
      LOG.log(Level.FINE, "Something that is no frame came over the event bus: {0}", e.getMessage());
    }
  }

  private void bye(String id) {
    if (id != null) {
      leaving.add(id);
      greetings.bye(id);
    }
  }

  /** How many members are neither linked nor about to leave; on any thread. */
  int strangers() {
    return (int) carrier.members().stream()
        .filter(id -> !id.equals(carrier.self()) && !linked.containsKey(id) && !leaving.contains(id)).count();
  }

  private void message(Frame.Message message) {
    Linked from = from(message.tag());
    if (from == null) {
      LOG.log(Level.FINE, "A message of {0} is dropped: its sender is not linked", message.topic());
      return;
    }
    from.heard().setPlain(true);
    Future<Buffer> answer = inbox.take(from.info(), message.topic(), message.body());
    if (message.request() != 0) {
      answer.onComplete(body -> answer(from, message, body), failure -> carrier.send(from.info().id(),
          FrameCodec.failed(from.out(), message.request(), Topics.failure(failure))));
    }
  }

  private void answer(Linked to, Frame.Message request, Buffer body) {
    Buffer answer = body == null ? Buffer.buffer() : body;
    carrier.send(to.info().id(), answer.length() > maxMessage
        ? FrameCodec.failed(to.out(), request.request(), tooLarge(answer))
        : FrameCodec.answer(to.out(), request.request(), answer));
  }

  private void about(Frame.About about) {
    Linked from = from(about.tag());
    if (from != null) {
      NodeInfo info = greetings.info(from.info().id(), AboutNode.decode(about.about()));
      linked.put(info.id(), new Linked(info, from.out(), from.in(), from.heard()));
    }
  }

  private Linked from(Tag tag) {
    String id = senders.get(tag);
    return id == null ? null : linked.get(id);
  }

  private void join(NodeInfo node, Handshake.Session session) {
    leaving.remove(node.id());
    linked.put(node.id(), new Linked(node, session.out(), session.in(), new AtomicBoolean()));
    senders.put(session.in(), node.id());
    joins.forEach(listener -> tell(listener, node));
  }

  private void leave(String id) {
    Linked gone = linked.remove(id);
    if (gone != null) {
      senders.remove(gone.in());
      requests.fail(id, left(id));
      leaves.forEach(listener -> tell(listener, gone.info()));
    }
  }

  private void tell(Listener listener, NodeInfo node) {
    if (listener.context() == null || listener.context() == context) {
      listener.handler().accept(node);
    } else {
      listener.context().runOnContext(v -> listener.handler().accept(node));
    }
  }

  private Future<Buffer> toSelf(String topic, Buffer body) {
    Promise<Buffer> answer = Promise.promise();
    Buffer copy = body.copy();
    context.runOnContext(v -> inbox.take(self, topic, copy).onComplete(answer));
    return answer.future();
  }

  private static byte[] check(String topic) {
    Topics.check(topic);
    return topic.getBytes(StandardCharsets.UTF_8);
  }

  private void checkSize(Buffer body) {
    if (body.length() > maxMessage) {
      throw tooLarge(body);
    }
  }

  private NodeException tooLarge(Buffer body) {
    return new NodeException(Reason.TOO_LARGE, "a message of " + body.length() + " bytes; cluster.maxMessage allows "
        + maxMessage);
  }

  private static NodeException left(String id) {
    return new NodeException(Reason.LEFT, "node " + id + " left before it answered");
  }

  private static NodeException gone(String id) {
    return new NodeException(Reason.GONE, "there is no node " + id);
  }
}
