package io.moonbus.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/** Sits behind the HTTP/1 decoder and makes failures of what {@link ConnectionGuard} saw and of unknown versions. */
final class MessageGuard extends ChannelInboundHandlerAdapter {

  private static final HttpException BAD_LINE = HttpException.malformed("white space in the request line");
  private static final HttpException NO_NAME = HttpException.malformed("a header field without a name");
  private static final HttpException BAD_CODING = HttpException.malformed("a transfer coding other than chunked");
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
    HttpHeaders headers = request.headers();
    if (!isSpoken(request.protocolVersion())) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      request.setDecoderResult(DecoderResult.failure(BAD_VERSION));
    } else if (guard.takeBadLine()) {
      request.setDecoderResult(DecoderResult.failure(BAD_LINE));
    } else if (headers.contains("")) {
      request.setDecoderResult(DecoderResult.failure(NO_NAME));
    } else if (!isFramed(headers.get(HttpHeaderNames.TRANSFER_ENCODING))) {
      request.setDecoderResult(DecoderResult.failure(BAD_CODING));
    } else if (headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
      // Vert.x does not see the option in a list (RFC 9110 §7.6.1).
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  /** Where a body with other codings ends cannot be known (RFC 9112 §6.3). */
  private static boolean isFramed(String codings) {
    return codings == null || HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings);
  }

  /** The decoder forgives the case of the name (RFC 9112 §2.3), but only exact versions are these objects. */
  private static boolean isSpoken(HttpVersion version) {
    return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
  }
}
