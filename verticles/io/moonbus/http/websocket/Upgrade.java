package io.moonbus.http.websocket;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request for a WebSocket that waits for the application's consent; keeps what the application sends meanwhile. */
final class Upgrade implements Handler<ClientMessage> {

  private final WebSocketHandler owner;
  private final HttpServerRequest request;
  private final int since;
  private final List<ClientMessage> early = new ArrayList<>(0);
  private final Promise<Boolean> decision = Promise.promise();
  private Session session;
  private boolean decided;

  Upgrade(WebSocketHandler owner, HttpServerRequest request) {
    this.owner = owner;
    this.request = request;
    this.since = owner.seconds();
  }

  void begin(Session waiting) {
    session = waiting;
    request.response().closeHandler(v -> gone());
  }

  /** Whether the request became a WebSocket. */
  Future<Boolean> decision() {
    return decision.future();
  }

  int since() {
    return since;
  }

  @Override
  public void handle(ClientMessage message) {
    if (message instanceof ClientMessage.Accepted accepted && !decided) {
      decide();
      accept(accepted.parameters());
    } else if (message instanceof ClientMessage.Rejected rejected && !decided) {
      decide();
      refuse(rejected.failure());
    } else {
      early.add(message);
    }
  }

  /** Gives up waiting for the application. */
  void expire() {
    decide();
    session.disconnected("not accepted in time");
    refuse(new Failure(503, "the application did not accept the client in time"));
  }

  void refuse(Failure failure) {
    owner.refuse(request, failure);
    decision.complete(false);
  }

  private void gone() {
    if (!decided) {
      decide();
      failed("connection closed");
    }
  }

  private void failed(String reason) {
    session.disconnected(reason);
    decision.complete(false);
  }

  private void decide() {
    decided = true;
    owner.decided(this);
  }

  private void accept(Map<String, Object> parameters) {
    boolean compressed = owner.options().compression() && Handshake.offersDeflate(request);
    if (compressed) {
      request.response().putHeader("Sec-WebSocket-Extensions", Handshake.DEFLATE);
    }
    int timeout = parameters.get("timeout") instanceof Number seconds
        ? Math.max(seconds.intValue(), 0) : owner.options().timeoutSeconds();
    request.toWebSocket()
        .onSuccess(socket -> install(socket, new Connection(owner, session, compressed, timeout), compressed))
        .onFailure(e -> failed("handshake failed"));
  }

  /** Puts the connection in the place of Vert.x's handlers. */
  private void install(ServerWebSocket socket, Connection connection, boolean compressed) {
    ChannelPipeline pipeline = ((WebSocketInternal) socket).channelHandlerContext().pipeline();
    if (!pipeline.channel().isActive()) {
      failed("connection closed");
      return;
    }
    WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder().allowExtensions(compressed)
        .maxFramePayloadLength(owner.options().maxMessage()).closeOnProtocolViolation(false)
        .withUTF8Validator(false).build();
    removeUnused(pipeline);
    pipeline.replace("wsdecoder", "wsdecoder", new WebSocket13FrameDecoder(config));
    pipeline.replace("handler", "handler", connection);
    owner.add(connection);
    session.opened(connection);
    decision.complete(true);
    early.forEach(session::handle);
    connection.flush();
  }

  /** Removes what served HTTP between decoder and handler, but not the encoder, which removes itself. */
  private static void removeUnused(ChannelPipeline pipeline) {
    List<String> names = pipeline.names();
    for (String name : names.subList(names.indexOf("wsdecoder") + 1, names.indexOf("handler"))) {
      if (!(pipeline.get(name) instanceof HttpResponseEncoder)) {
        pipeline.remove(name);
      }
    }
  }
}
