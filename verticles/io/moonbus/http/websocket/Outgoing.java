package io.moonbus.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A message to a client in up to three parts, so that encoded values cross from the application into the frame with one
 * copy.
 *
 * @param head what precedes the body
 * @param body the values, from its reader index on
 * @param tail what follows the body
 */
record Outgoing(FrameType type, byte[] head, ByteBuf body, byte[] tail) {

  private static final byte[] NOTHING = new byte[0];
  private static final int MAX_REASON = 123;
  private static final int FINAL = 0x80;
  private static final int DEFLATED = 0x40;

  Outgoing(FrameType type, byte[] content) {
    this(type, content, Unpooled.EMPTY_BUFFER, NOTHING);
  }

  Outgoing(FrameType type, ByteBuf body) {
    this(type, NOTHING, body, NOTHING);
  }

  static Outgoing text(String text) {
    return new Outgoing(FrameType.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A close frame; the reason is cut to what fits. */
  static Outgoing close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MAX_REASON);
    while (length < text.length && (text[length] & 0xC0) == 0x80) {
      length--;
    }
    byte[] content = Unpooled.buffer(2 + length).writeShort(code).writeBytes(text, 0, length).array();
    return new Outgoing(FrameType.CLOSE, content);
  }

  int length() {
    return head.length + body.readableBytes() + tail.length;
  }

  /** The frame (RFC 6455 section 5.2), compressed when {@code deflate} is given and the message is long enough. */
  ByteBuf frame(ByteBufAllocator allocator, Deflate deflate, int threshold) {
    int length = length();
    if (deflate != null && type.isData() && length >= threshold) {
      return compressed(allocator, deflate);
    }
    ByteBuf frame = allocator.ioBuffer(length + 10);
    header(frame, FINAL | type.opcode(), length);
    return content(frame);
  }

  private ByteBuf compressed(ByteBufAllocator allocator, Deflate deflate) {
    ByteBuf small = allocator.heapBuffer();
    try {
      deflate.compress(content(Unpooled.buffer(length(), length())).array(), small);
      ByteBuf frame = allocator.ioBuffer(small.readableBytes() + 10);
      header(frame, FINAL | DEFLATED | type.opcode(), small.readableBytes());
      return frame.writeBytes(small);
    } finally {
      small.release();
    }
  }

  private ByteBuf content(ByteBuf out) {
    return out.writeBytes(head).writeBytes(body, body.readerIndex(), body.readableBytes()).writeBytes(tail);
  }

  private static void header(ByteBuf frame, int first, int length) {
    frame.writeByte(first);
    if (length < 126) {
      frame.writeByte(length);
    } else if (length < 1 << 16) {
      frame.writeByte(126).writeShort(length);
    } else {
      frame.writeByte(127).writeLong(length);
    }
  }
}
