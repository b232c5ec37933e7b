package io.moonbus.http.websocket;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Handler;
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
      owner.refuse(request, rejected.failure());
    } else {
      early.add(message);
    }
  }

  /** Gives up waiting for the application. */
  void expire() {
    decide();
    session.disconnected("not accepted in time");
    owner.refuse(request, new Failure(503, "the application did not accept the client in time"));
  }

  private void gone() {
    if (!decided) {
      decide();
      session.disconnected("connection closed");
    }
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
        .onFailure(e -> session.disconnected("handshake failed"));
  }

  /** Puts the connection in the place of Vert.x's handlers. */
  private void install(ServerWebSocket socket, Connection connection, boolean compressed) {
    ChannelPipeline pipeline = ((WebSocketInternal) socket).channelHandlerContext().pipeline();
    if (!pipeline.channel().isActive()) {
      session.disconnected("connection closed");
      return;
    }
    WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder().allowExtensions(compressed)
        .maxFramePayloadLength(owner.options().maxMessage()).closeOnProtocolViolation(false)
        .withUTF8Validator(false).build();
    pipeline.replace("handler", "handler", connection);
    pipeline.replace("wsdecoder", "wsdecoder", new WebSocket13FrameDecoder(config));
    removeUnused(pipeline);
    owner.add(connection);
    session.opened(connection);
    early.forEach(session::handle);
    connection.flush();
  }

  private static void removeUnused(ChannelPipeline pipeline) {
    pipeline.remove("wsencoder");
    for (Class<? extends ChannelHandler> unused : List.of(ChunkedWriteHandler.class, IdleStateHandler.class)) {
      if (pipeline.get(unused) != null) {
        pipeline.remove(unused);
      }
    }
  }
}
