package io.moonbus.event;

import io.moonbus.measure.Count;
import io.moonbus.measure.Measures;
import io.moonbus.measure.Metric;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The protocol's end of the contract: one per protocol verticle instance, used only on its context. Sends the events
 * of its clients in batches and hands each message to the client that it is for.
 */
public final class ProtocolLink {

  private final String replyTo = Addresses.protocol(UUID.randomUUID().toString());
  private final Applications applications;
  private final Outbox<ClientEvent> outbox;
  private final Map<String, Client> clients = new HashMap<>();
  private final MessageConsumer<MessageBatch> consumer;
  private final Vertx vertx;
  /** Starts anywhere, since several links begin with their first clients at the same time. */
  private int turn = replyTo.hashCode();
  private final Measures measures;
  private final Map<String, Counts> counts = new HashMap<>();

  private record Client(String application, Handler<ClientMessage> handler, MessageConsumer<?> direct, Counts counts) {
  }

  /** How many clients of one protocol there are and were. */
  private record Counts(Count clients, Count connections) {
  }

  /** Opens the link on the current context. */
  public ProtocolLink(Vertx vertx) {
    EventCodecs.register(vertx);
    Context context = vertx.getOrCreateContext();
    this.vertx = vertx;
    this.measures = Measures.of(vertx);
    this.applications = Applications.of(vertx);
    this.outbox = new Outbox<>(context, EventCodecs.EVENTS, EventBatch::new);
    this.consumer = vertx.eventBus().localConsumer(replyTo, message -> message.body().messages().forEach(this::dispatch));
  }

  /** What clients of this instance give as {@link ClientInfo#replyTo()}. */
  public String replyTo() {
    return replyTo;
  }

  /**
   * Announces a client to the application of its path.
   *
   * @param reachable whether others may send to {@link Addresses#client} while it is connected
   * @param handler   takes the client's messages, on this context; after {@link ClientMessage.Rejected} the client is
   *                  forgotten and none follows
   * @return false when no application handles the path; then nothing was sent
   */
  public boolean connect(ClientEvent.Connect event, boolean reachable, Handler<ClientMessage> handler) {
    String application = applications.resolve(event.info().path(), turn++);
    if (application == null) {
      return false;
    }
    MessageConsumer<?> direct = reachable
        ? vertx.eventBus().<MessageBatch>localConsumer(Addresses.client(event.clientId()),
            message -> message.body().messages().forEach(this::dispatch))
        : null;
    Counts protocol = counts.computeIfAbsent(event.info().protocol(), this::counts);
    clients.put(event.clientId(), new Client(application, handler, direct, protocol));
    protocol.clients().add(1);
    protocol.connections().add(1);
    outbox.send(application, event);
    return true;
  }

  /** Sends an event of a connected client; dropped when the client is not known (any more). */
  public void send(ClientEvent event) {
    Client client = clients.get(event.clientId());
    if (client != null) {
      outbox.send(client.application(), event);
    }
  }

  /** Tells the application that a client has gone and forgets it; its handler is not called any more. */
  public void disconnect(String clientId, String reason) {
    Client client = clients.get(clientId);
    if (client != null) {
      outbox.send(client.application(), new ClientEvent.Disconnect(clientId, reason));
      forget(clientId);
    }
  }

  private void forget(String clientId) {
    Client client = clients.remove(clientId);
    if (client == null) {
      return;
    }
    client.counts().clients().add(-1);
    if (client.direct() != null) {
      client.direct().unregister();
    }
  }

  private Counts counts(String protocol) {
    return new Counts(measures.count(Metric.CLIENTS, protocol), measures.count(Metric.CONNECTIONS, protocol));
  }

  /** How many clients are connected through this link. */
  public int size() {
    return clients.size();
  }

  /** Sends what is waiting and stops receiving. */
  public Future<Void> close() {
    outbox.flush();
    return consumer.unregister();
  }

  private void dispatch(ClientMessage message) {
    Client client = clients.get(message.clientId());
    if (client == null) {
      return;
    }
    if (message instanceof ClientMessage.Rejected) {
      disconnect(message.clientId(), "rejected");
    }
    client.handler().handle(message);
  }
}
