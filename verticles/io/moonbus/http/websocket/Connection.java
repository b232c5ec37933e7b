package io.moonbus.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.DataFormatException;

/**
 * An upgraded connection: puts messages together from frames, writes frames, watches over limits and time. It takes the
 * place of Vert.x's handler in the channel's pipeline, because an idle connection should hold nothing but this and its
 * {@link Session}. Lives on its event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {

  /** The bit of the first frame of a compressed message. */
  private static final int COMPRESSED = 4;
  private static final Logger LOG = Logger.getLogger("io.moonbus.http.websocket.Connection");

  private final WebSocketHandler owner;
  private final Session session;
  private final boolean compressed;
  private final int timeoutSeconds;
  /** Where the owner keeps this connection. */
  int slot;
  private ChannelHandlerContext ctx;
  private Fragments fragments;
  private int heardAt;
  private int pingedAt;
  private long pingNanos;
  private boolean dirty;
  private boolean closing;
  private boolean dropping;
  /** Bytes of the largest message since the queue was last half empty. */
  private int largest;

  Connection(WebSocketHandler owner, Session session, boolean compressed, int timeoutSeconds) {
    this.owner = owner;
    this.session = session;
    this.compressed = compressed;
    this.timeoutSeconds = timeoutSeconds;
    this.heardAt = owner.seconds();
    this.pingedAt = heardAt;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    ctx = context;
    int high = Math.max(owner.options().sendQueue() / 2, 2);
    context.channel().config().setWriteBufferWaterMark(new WriteBufferWaterMark(high / 2, high));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    WebSocketFrame frame = (WebSocketFrame) message;
    try {
      if (!closing) {
        receive(frame);
      } else if (frame instanceof CloseWebSocketFrame) {
        ctx.close();
      }
    } finally {
      frame.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    heardAt = owner.seconds();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) {
      heardAt = owner.seconds();
    }
    regulate();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    fragments = null;
    owner.remove(this);
    session.disconnected("connection closed");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException e) {
      violation(e.closeStatus().code(), e.getMessage());
    } else if (cause instanceof IOException) {
      context.close();
    } else {
      LOG.log(Level.SEVERE, who() + ": closed after an internal error", cause);
      close(CloseCode.INTERNAL, "");
    }
  }

  private void receive(WebSocketFrame frame) {
    if (frame.rsv() != 0 && !isCompressed(frame)) {
      violation(CloseCode.PROTOCOL_ERROR, "reserved bits");
    } else if (frame instanceof CloseWebSocketFrame close) {
      int code = close.statusCode() < 0 ? CloseCode.NORMAL : close.statusCode();
      close(CloseCode.isSendable(code) ? code : CloseCode.PROTOCOL_ERROR, "");
      ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    } else if (frame instanceof PingWebSocketFrame) {
      write(FrameType.PONG, ByteBufUtil.getBytes(frame.content()), false);
    } else if (frame instanceof PongWebSocketFrame) {
      pong(frame.content());
    } else {
      data(frame);
    }
  }

  /** RFC 7692 section 6: only the first frame of a message may have the bit, and of the three bits only that one. */
  private static boolean isCompressed(WebSocketFrame frame) {
    return frame.rsv() == COMPRESSED && (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame);
  }

  private void data(WebSocketFrame frame) {
    boolean first = !(frame instanceof ContinuationWebSocketFrame);
    if (first && frame.isFinalFragment()) {
      message(ByteBufUtil.getBytes(frame.content()), frame instanceof TextWebSocketFrame, isCompressed(frame));
    } else {
      if (first) {
        fragments = new Fragments(!(frame instanceof BinaryWebSocketFrame), isCompressed(frame));
      }
      fragment(frame);
    }
  }

  private void fragment(WebSocketFrame frame) {
    if (!fragments.append(frame.content(), owner.options().maxMessage())) {
      tooBig();
    } else if (frame.isFinalFragment()) {
      Fragments complete = fragments;
      fragments = null;
      message(complete.bytes(), complete.text(), complete.deflated());
    }
  }

  private void message(byte[] bytes, boolean text, boolean deflated) {
    byte[] content = bytes;
    try {
      content = deflated ? owner.deflate().decompress(bytes, owner.options().maxMessage()) : bytes;
    } catch (DataFormatException e) {
      violation(CloseCode.INVALID_DATA, "not a compressed message");
      return;
    }
    if (content == null) {
      tooBig();
    } else if (text && !Utf8.valid(content)) {
      violation(CloseCode.INVALID_DATA, "a text message is not UTF-8");
    } else {
      session.receive(content, text);
    }
  }

  private void tooBig() {
    violation(CloseCode.TOO_BIG, "a message is larger than " + owner.options().maxMessage() + " bytes");
  }

  private void violation(int code, String what) {
    if (!closing) {
      LOG.warning(() -> who() + ": closed with " + code + ", " + what);
      close(code, what);
    }
  }

  private void pong(ByteBuf content) {
    if (pingNanos != 0 && content.readableBytes() == Long.BYTES && content.getLong(content.readerIndex()) == pingNanos) {
      session.measured((int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pingNanos));
      pingNanos = 0;
    }
  }

  /** Does what is due at this second. */
  void tick(int now) {
    if (timeoutSeconds > 0 && now - heardAt > timeoutSeconds) {
      session.disconnected("time out");
      close(CloseCode.GOING_AWAY, "no sign of life");
    } else if (owner.options().pingSeconds() > 0 && now - pingedAt >= owner.options().pingSeconds()) {
      pingedAt = now;
      pingNanos = System.nanoTime();
      write(FrameType.PING, Unpooled.buffer(Long.BYTES).writeLong(pingNanos).array(), false);
    }
  }

  /** Reads only while the client takes its answers and the application gives them. */
  void regulate() {
    boolean reads = ctx.channel().isWritable() && session.pendingCalls() < owner.options().maxPendingCalls();
    if (reads != ctx.channel().config().isAutoRead()) {
      ctx.channel().config().setAutoRead(reads);
    }
  }

  /** Writes a message; {@code push} tells one that the policy may drop. */
  void write(FrameType type, byte[] content, boolean push) {
    write(new Outgoing(type, content), push);
  }

  /** Writes a message; {@code push} tells one that the policy may drop. Control frames are dropped anyway. */
  void write(Outgoing message, boolean push) {
    if (!closing && (message.type().isData() ? hasRoom(push, message.length()) : waiting() <= limit())) {
      ctx.write(message.frame(ctx.alloc(), compressed ? owner.deflate() : null, owner.options().compressionThreshold()),
          ctx.voidPromise());
      flushLater();
    }
  }

  private void flushLater() {
    if (!dirty) {
      dirty = true;
      owner.flushLater(this);
    }
  }

  void flush() {
    dirty = false;
    ctx.flush();
  }

  /** Whether another message may wait; one that is larger than the whole queue must not cost the next its place. */
  private boolean hasRoom(boolean push, int length) {
    long waiting = waiting();
    if (waiting > limit() && dirty) {
      ctx.flush();
      waiting = waiting();
    }
    if (waiting <= limit() / 2) {
      dropping = false;
      largest = 0;
    }
    if (waiting <= limit() + largest) {
      largest = Math.max(largest, length);
      return true;
    }
    overflow(push, waiting);
    return false;
  }

  private long limit() {
    return owner.options().sendQueue();
  }

  private void overflow(boolean push, long waiting) {
    if (!push || owner.options().overflow() == WebSocketOptions.Overflow.CLOSE) {
      LOG.warning(() -> who() + ": closed with 1008, it does not read and " + waiting + " bytes wait for it");
      close(CloseCode.POLICY, "messages are not read");
    } else if (!dropping) {
      dropping = true;
      LOG.warning(() -> who() + ": pushes are dropped while it does not read, " + waiting + " bytes wait for it");
    }
  }

  /** Bytes that wait until the client reads. */
  long waiting() {
    ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Sends a close frame; the connection ends when the client answers it or after a moment. */
  void close(int code, String reason) {
    if (closing) {
      return;
    }
    closing = true;
    if (!ctx.channel().config().isAutoRead()) {
      ctx.channel().config().setAutoRead(true);
    }
    ctx.writeAndFlush(Outgoing.close(code, reason).frame(ctx.alloc(), null, 0), ctx.voidPromise());
    ctx.executor().schedule(() -> ctx.close(), owner.options().closingMillis(), TimeUnit.MILLISECONDS);
  }

  private String who() {
    return "WebSocket client " + session.address();
  }
}
