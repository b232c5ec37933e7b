package io.moonbus.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** A message of which not all frames have come. */
final class Fragments {

  private final boolean text;
  private final boolean deflated;
  private final ByteBuf bytes = Unpooled.buffer();

  Fragments(boolean text, boolean deflated) {
    this.text = text;
    this.deflated = deflated;
  }

  /** Adds a frame's content, unless there are more than {@code limit} bytes then. */
  boolean append(ByteBuf content, int limit) {
    if (bytes.readableBytes() + content.readableBytes() > limit) {
      return false;
    }
    bytes.writeBytes(content);
    return true;
  }

  byte[] bytes() {
    return ByteBufUtil.getBytes(bytes);
  }

  boolean text() {
    return text;
  }

  boolean deflated() {
    return deflated;
  }
}
