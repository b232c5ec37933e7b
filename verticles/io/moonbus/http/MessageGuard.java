package io.moonbus.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/** Sits behind the HTTP/1 decoder and makes failures of what {@link ConnectionGuard} saw and of unknown versions. */
final class MessageGuard extends ChannelInboundHandlerAdapter {

  private static final HttpException BAD_LINE = HttpException.malformed("white space in the request line");
  private static final HttpException BAD_VERSION = new HttpException(505, "Only HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken");

  private final ConnectionGuard guard;

  MessageGuard(ConnectionGuard guard) {
    this.guard = guard;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof HttpObject)) {
      // Frames of a WebSocket: nothing to guard any more.
      context.pipeline().remove(this);
    }
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      check(request);
    }
    if (message instanceof HttpContent body && !(message instanceof HttpRequest) && body.decoderResult().isFailure()) {
      ReferenceCountUtil.release(message);
      guard.peer().malformedBody();
      return;
    }
    context.fireChannelRead(message);
  }

  private void check(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      request.setDecoderResult(DecoderResult.failure(BAD_VERSION));
    } else if (guard.takeBadLine()) {
      request.setDecoderResult(DecoderResult.failure(BAD_LINE));
    }
  }
}
