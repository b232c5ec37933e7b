package io.moonbus.event;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The application's end of the contract: receives the events of the clients of a path in order and sends messages to
 * those clients in batches. Used only on the context on which it was mounted.
 *
 * <p>What the handler sends while it handles a batch of events leaves together when it has handled the last of them.
 */
public final class ApplicationLink {

  private static final Logger LOG = Logger.getLogger("io.moonbus.event.ApplicationLink");
  /** Stands for the reply address of a client that was rejected: nothing is sent to it any more. */
  private static final String REJECTED = "";

  private final Handler<ClientEvent> handler;
  private final Outbox<ClientMessage> outbox;
  private final Map<String, String> replyTo = new HashMap<>();
  private final Applications.Mount mount;

  private ApplicationLink(Vertx vertx, String path, boolean instance, Handler<ClientEvent> handler) {
    this.handler = handler;
    EventCodecs.register(vertx);
    this.outbox = new Outbox<>(vertx.getOrCreateContext(), EventCodecs.MESSAGES, MessageBatch::new);
    Applications applications = Applications.of(vertx);
    this.mount = instance ? applications.mountInstance(path, this::receive) : applications.mount(path, this::receive);
  }

  /**
   * Takes the events of the application at {@code path} and of everything below it that is not mounted itself.
   *
   * @param handler called for each event of a client that is not rejected; a {@link RuntimeException} rejects the
   *                connection or fails the call that it was handling
   * @throws IllegalStateException when the path is already mounted
   */
  public static ApplicationLink mount(Vertx vertx, String path, Handler<ClientEvent> handler) {
    return new ApplicationLink(vertx, path, false, handler);
  }

  /**
   * Takes the events of some of the clients of the application at {@code path}, as {@link #mount} does those of all.
   * Clients are spread over the instances when they connect, and stay with theirs.
   *
   * @throws IllegalStateException when the path is mounted by one that is no instance
   */
  public static ApplicationLink mountInstance(Vertx vertx, String path, Handler<ClientEvent> handler) {
    return new ApplicationLink(vertx, path, true, handler);
  }

  /**
   * Sends a message to a client of this application; dropped when the client has gone. After
   * {@link ClientMessage.Rejected} the handler gets no further event of that client.
   */
  public void send(ClientMessage message) {
    String address = replyTo.get(message.clientId());
    if (address == null || address.equals(REJECTED)) {
      return;
    }
    if (message instanceof ClientMessage.Rejected) {
      replyTo.put(message.clientId(), REJECTED);
    }
    outbox.send(address, message);
  }

  /** Sends a message to any client of this node that others may reach, whatever its application. */
  public void sendAnywhere(ClientMessage message) {
    outbox.send(Addresses.client(message.clientId()), message);
  }

  /** Sends now what is waiting instead of at the end of the turn. */
  public void flush() {
    outbox.flush();
  }

  /** How many clients the application has, rejected ones not yet gone included. */
  public int size() {
    return replyTo.size();
  }

  /** Takes the application away and ends the connections of its clients, since nobody would answer them. */
  public Future<Void> close() {
    Future<Void> unmounted = mount.unregister();
    for (String client : replyTo.keySet().toArray(new String[0])) {
      send(new ClientMessage.Close(client, 0, "the application was stopped"));
    }
    replyTo.clear();
    outbox.flush();
    return unmounted;
  }

  private void receive(EventBatch batch) {
    outbox.hold();
    try {
      for (ClientEvent event : batch.events()) {
        receive(event);
      }
    } finally {
      outbox.flush();
    }
  }

  private void receive(ClientEvent event) {
    String client = event.clientId();
    if (event instanceof ClientEvent.Connect connect) {
      replyTo.put(client, connect.info().replyTo());
    }
    String address = replyTo.get(client);
    if (address != null && !address.equals(REJECTED)) {
      handle(event);
    }
    if (event instanceof ClientEvent.Disconnect) {
      replyTo.remove(client);
    }
  }

  private void handle(ClientEvent event) {
    try {
      handler.handle(event);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "client " + event.clientId() + ": application failed at "
          + event.getClass().getSimpleName(), e);
      fail(event, new Failure(Failure.SCRIPT_ERROR, String.valueOf(e.getMessage())));
    }
  }

  private void fail(ClientEvent event, Failure failure) {
    if (event instanceof ClientEvent.Connect connect) {
      send(new ClientMessage.Rejected(connect.clientId(), failure));
    } else if (event instanceof ClientEvent.Call call) {
      send(new ClientMessage.Failed(call.clientId(), call.callId(), failure));
    } else if (event instanceof ClientEvent.Read read) {
      send(new ClientMessage.Failed(read.clientId(), read.callId(), failure));
    }
  }
}
