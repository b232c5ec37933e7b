package io.moonbus.http.websocket;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The permessage-deflate transformation (RFC 7692 section 7.2) without context takeover: no connection keeps state
 * between messages, so one compressor and one decompressor serve all connections of an event loop.
 */
final class Deflate implements AutoCloseable {

  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
  private static final byte[] NOTHING = new byte[0];

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);
  private byte[] chunk = new byte[8 << 10];

  /** Appends the compressed form of {@code message} to {@code out}. */
  void compress(byte[] message, ByteBuf out) {
    deflater.reset();
    deflater.setInput(message);
    int count;
    do {
      count = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      out.writeBytes(chunk, 0, count);
    } while (count == chunk.length);
    out.writerIndex(out.writerIndex() - TAIL.length);
  }

  /**
   * The message whose compressed form this is.
   *
   * @return {@code null} when the message has more than {@code limit} bytes
   * @throws DataFormatException when it is no compressed message
   */
  byte[] decompress(byte[] compressed, int limit) throws DataFormatException {
    inflater.reset();
    inflater.setInput(compressed);
    int size = inflate(0, limit);
    if (size <= limit && !inflater.finished()) {
      inflater.setInput(TAIL);
      size = inflate(size, limit);
    }
    if (size > limit) {
      shrink();
      return null;
    }
    byte[] message = size == 0 ? NOTHING : Arrays.copyOf(chunk, size);
    shrink();
    return message;
  }

  /** Decompresses behind the first {@code size} bytes of the chunk, until the input ends or the limit is passed. */
  private int inflate(int size, int limit) throws DataFormatException {
    int end = size;
    while (end <= limit) {
      if (end == chunk.length) {
        chunk = Arrays.copyOf(chunk, chunk.length * 2);
      }
      int count = inflater.inflate(chunk, end, chunk.length - end);
      if (count == 0) {
        if (inflater.needsDictionary()) {
          throw new DataFormatException("dictionary needed");
        }
        return end;
      }
      end += count;
    }
    return end;
  }

  private void shrink() {
    if (chunk.length > 64 << 10) {
      chunk = new byte[8 << 10];
    }
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
