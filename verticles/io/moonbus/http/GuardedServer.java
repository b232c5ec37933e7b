package io.moonbus.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.NetServerImpl;
import io.vertx.core.net.impl.NetServerInternal;
import java.net.InetSocketAddress;

/**
 * Makes HTTP servers that see a connection when it is accepted. Vert.x tells of a connection only after its first
 * request when it also speaks HTTP/2 without TLS; idle, slow and unwelcome clients would go unseen until then. The
 * extension point used is {@link NetServerImpl#initChannel}.
 */
final class GuardedServer {

  private GuardedServer() {
  }

  static HttpServer create(Vertx vertx, HttpServerOptions options, HttpService service) {
    HttpServer server = new HttpServerImpl(new Accepting((VertxInternal) vertx, service), options);
    return server.connectionHandler(connection -> {
      connection.exceptionHandler(error -> service.trouble(connection, error));
      connected(connection);
    });
  }

  /** Here an HTTP/1 pipeline is complete, and its first request is still to pass the end of it. */
  private static void connected(HttpConnection connection) {
    ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
    ConnectionGuard guard = pipeline.get(ConnectionGuard.class);
    if (guard != null && pipeline.get("httpDecoder") != null) {
      pipeline.addBefore("handler", "messages", new MessageGuard(guard));
    }
  }

  /** What a refused client has sent already goes nowhere. */
  private static final class Refused extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  private static final class Accepting extends VertxWrapper {

    private final HttpService service;

    Accepting(VertxInternal vertx, HttpService service) {
      super(vertx);
      this.service = service;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
      return new NetServerImpl(delegate, options) {
        @Override
        protected void initChannel(ChannelPipeline pipeline, boolean ssl) {
          guard(pipeline);
          super.initChannel(pipeline, ssl);
        }
      };
    }

    private void guard(ChannelPipeline pipeline) {
      String host = pipeline.channel().remoteAddress() instanceof InetSocketAddress address
          ? address.getAddress().getHostAddress() : "";
      Peer peer = service.accept(pipeline.channel(), host);
      if (peer == null) {
        pipeline.addLast("refused", new Refused());
        pipeline.channel().close();
      } else {
        pipeline.addLast("guard", new ConnectionGuard(peer));
      }
    }
  }
}
