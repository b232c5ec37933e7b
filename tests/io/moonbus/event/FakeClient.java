package io.moonbus.event;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client without a connection: sends events to its application and keeps what it is told, in order. */
public final class FakeClient {

  private final FakeProtocol protocol;
  private final String id = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  private final AtomicLong lastCall = new AtomicLong();
  private final BlockingQueue<ClientMessage> messages = new LinkedBlockingQueue<>();

  FakeClient(FakeProtocol protocol) {
    this.protocol = protocol;
  }

  void take(ClientMessage message) {
    messages.add(message);
  }

  public String id() {
    return id;
  }

  /** The next message to this client; fails when none comes. */
  public ClientMessage next() {
    try {
      ClientMessage message = messages.poll(FakeProtocol.PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message came");
      }
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message, which must be of this type. */
  public <T extends ClientMessage> T next(Class<T> type) {
    ClientMessage message = next();
    if (!type.isInstance(message)) {
      throw new AssertionError(type.getSimpleName() + " expected, but came " + describe(message));
    }
    return type.cast(message);
  }

  /** Whether nothing has come that was not taken. */
  public boolean idle() {
    return messages.isEmpty();
  }

  FakeClient accepted() {
    next(ClientMessage.Accepted.class);
    return this;
  }

  /** Sends a call in JSON, e.g. {@code ["add",1,2]}, and does not wait. */
  public FakeClient send(String json) {
    return send(Format.JSON, json, Format.JSON);
  }

  /** Sends a call and does not wait. */
  public FakeClient send(Format format, String text, Format replyFormat) {
    return send(null, Payload.encoded(format, Buffer.buffer(text)), replyFormat, null);
  }

  /** Sends a call and does not wait. */
  public FakeClient send(String method, Payload arguments, Format replyFormat, Map<String, String> properties) {
    protocol.send(new ClientEvent.Call(id, lastCall.incrementAndGet(), method, arguments, replyFormat, properties));
    return this;
  }

  /** The results of a call in JSON, which must be the next message. */
  public String call(String json) {
    return text(send(json).next(ClientMessage.Result.class).values());
  }

  /** The failure of a call in JSON, which must be the next message. */
  public Failure fail(String json) {
    return send(json).next(ClientMessage.Failed.class).failure();
  }

  /** Asks for a file and does not wait. */
  public FakeClient read(String file, String query) {
    Payload arguments = query.isEmpty() ? Payload.NONE : Payload.encoded(Format.QUERY, Buffer.buffer(query));
    protocol.send(new ClientEvent.Read(id, lastCall.incrementAndGet(), file, arguments, Format.JSON, null));
    return this;
  }

  /** Reports a round-trip time. */
  public FakeClient ping(int millis) {
    protocol.send(new ClientEvent.Ping(id, millis));
    return this;
  }

  /** Goes away. */
  public void disconnect() {
    protocol.disconnect(id);
  }

  /** The next message as {@code kind name values}, which must be a push. */
  public String push() {
    return text(next(ClientMessage.Push.class));
  }

  /** A push as {@code kind name values}. */
  public static String text(ClientMessage.Push push) {
    return push.kind() + (push.name() == null ? "" : " " + push.name()) + " " + text(push.values());
  }

  /** The text of a payload. */
  public static String text(Payload payload) {
    return payload.data() == null ? String.valueOf(payload.values()) : payload.data().toString();
  }

  private static String describe(ClientMessage message) {
    return message instanceof ClientMessage.Failed failed ? failed.failure().toString() : message.toString();
  }
}
