package io.moonbus.event;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A protocol without sockets: makes {@link FakeClient}s for tests, which may be used from any thread. */
public final class FakeProtocol {

  /** How long tests wait for something that must happen. */
  static final long PATIENCE_SECONDS = 20;

  private final Context context;
  private final ProtocolLink link;

  /** Opens the protocol on an event loop of its own. */
  public FakeProtocol(Vertx vertx) {
    context = ((VertxInternal) vertx).createEventLoopContext();
    link = on(() -> new ProtocolLink(vertx));
  }

  /** A WebSocket client of the application at {@code path}, which has been accepted. */
  public FakeClient connect(String path) {
    return open("WebSocket", path, "", Map.of()).accepted();
  }

  /** A client of the application at {@code path}; what it is answered is the first of its messages. */
  public FakeClient open(String protocol, String path, String query, Map<String, String> properties) {
    FakeClient client = new FakeClient(this);
    ClientInfo info = new ClientInfo(protocol, path, query, "127.0.0.1:5000", "127.0.0.1:8080", properties, Format.JSON,
        link.replyTo());
    Payload arguments = query.isEmpty() ? Payload.NONE
        : Payload.encoded(Format.QUERY, io.vertx.core.buffer.Buffer.buffer(query));
    boolean known = on(() -> link.connect(new ClientEvent.Connect(client.id(), info, arguments), true, client::take));
    if (!known) {
      throw new AssertionError("no application is mounted for " + path);
    }
    return client;
  }

  void send(ClientEvent event) {
    context.runOnContext(v -> link.send(event));
  }

  void disconnect(String clientId) {
    context.runOnContext(v -> link.disconnect(clientId, "test"));
  }

  private <T> T on(Callable<T> action) {
    var done = new java.util.concurrent.CompletableFuture<T>();
    context.runOnContext(v -> {
      try {
        done.complete(action.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    try {
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
