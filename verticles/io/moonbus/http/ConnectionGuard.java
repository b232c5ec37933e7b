package io.moonbus.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import java.io.IOException;

/**
 * Sits before the HTTP decoder from the moment a connection is accepted. It tells when bytes arrive, and sees what
 * the decoder forgives: white space other than single spaces in the first request line of the connection, the mark of
 * a client that does not speak HTTP (RFC 9112 §3). Where later requests begin only the decoder knows.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter implements ByteProcessor {

  private final Peer peer;
  private boolean inLine = true;
  private boolean badLine;
  private byte before;

  ConnectionGuard(Peer peer) {
    this.peer = peer;
  }

  Peer peer() {
    return peer;
  }

  /** Whether the line of the request that has arrived first was malformed; asked once. */
  boolean takeBadLine() {
    boolean bad = badLine;
    badLine = false;
    return bad;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    peer.received();
    if (inLine && message instanceof ByteBuf bytes) {
      inLine = bytes.forEachByte(this) < 0;
    }
    context.fireChannelRead(message);
  }

  /** Goes on until the end of the first line that is not empty. */
  @Override
  public boolean process(byte b) {
    if (b == '\n') {
      return before == 0;
    }
    if (b == '\t' || b == ' ' && (before == ' ' || before == 0)) {
      badLine = true;
    }
    if (b != '\r') {
      before = b;
    }
    return true;
  }

  /**
   * A client that is gone is no error, and Vert.x fails at it while pipelined requests wait; the end of the channel
   * tells all that have to know.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      context.close();
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    peer.service().remove(peer);
    context.fireChannelInactive();
  }
}
