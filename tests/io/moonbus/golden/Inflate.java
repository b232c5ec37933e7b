package io.moonbus.golden;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Restores messages that permessage-deflate compressed (RFC 7692 §7.2.2). */
final class Inflate {

  private final boolean agreed;
  private final Inflater inflater = new Inflater(true);

  private Inflate(boolean agreed) {
    this.agreed = agreed;
  }

  static Inflate agreed(Response handshake) {
    String extensions = handshake == null ? null : handshake.header("Sec-WebSocket-Extensions");
    return new Inflate(extensions != null && extensions.contains("permessage-deflate"));
  }

  byte[] message(byte[] compressed) {
    if (!agreed) {
      throw new Difference("a compressed frame although nobody agreed to permessage-deflate");
    }
    byte[] input = Arrays.copyOf(compressed, compressed.length + 4);
    input[input.length - 2] = (byte) 0xFF;
    input[input.length - 1] = (byte) 0xFF;
    inflater.setInput(input);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      for (int count = inflater.inflate(part); count > 0; count = inflater.inflate(part)) {
        message.write(part, 0, count);
      }
    } catch (DataFormatException e) {
      throw new Difference("a frame that is not compressed as it says: " + e.getMessage());
    }
    return message.toByteArray();
  }
}
