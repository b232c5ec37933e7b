package io.moonbus.lua.engine.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file, with one buffer that holds either bytes read ahead or bytes not yet written. */
final class DiskStream implements ByteStream {

  private static final int BUFFER_BYTES = 8192;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private final boolean readable;
  private final boolean writable;
  /** Whether every byte goes to the end; Java does not combine that with reading. */
  private final boolean appending;
  private boolean writing;

  /** @param mode as in C: r, w or a, then perhaps + */
  DiskStream(Path path, String mode) throws IOException {
    boolean both = mode.contains("+");
    Set<? extends OpenOption> options = switch (mode.charAt(0)) {
      case 'r' -> both ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE) : Set.of(StandardOpenOption.READ);
      case 'w' -> both
          ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)
          : Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      default -> both ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
          : Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    };
    readable = both || mode.charAt(0) == 'r';
    writable = both || mode.charAt(0) != 'r';
    appending = both && mode.charAt(0) == 'a';
    channel = FileChannel.open(path, options);
  }

  @Override
  public int peek() throws IOException {
    require(readable);
    if (writing) {
      flush();
    }
    if (!buffer.hasRemaining()) {
      buffer.clear();
      int count = channel.read(buffer);
      buffer.flip();
      if (count <= 0) {
        return -1;
      }
    }
    return buffer.get(buffer.position()) & 0xff;
  }

  @Override
  public int read() throws IOException {
    int c = peek();
    if (c >= 0) {
      buffer.get();
    }
    return c;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    require(writable);
    if (!writing) {
      dropReadAhead();
      buffer.clear();
      writing = true;
    }
    for (int done = 0; done < length;) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int count = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, offset + done, count);
      done += count;
    }
  }

  @Override
  public void flush() throws IOException {
    if (writing) {
      drain();
      buffer.limit(0);
      writing = false;
    }
  }

  @Override
  public long seek(String whence, long offset) throws IOException {
    flush();
    dropReadAhead();
    long base = switch (whence) {
      case "set" -> 0;
      case "cur" -> channel.position();
      default -> channel.size();
    };
    if (base + offset < 0) {
      throw new IOException("Invalid argument");
    }
    channel.position(base + offset);
    return base + offset;
  }

  @Override
  public void close() throws IOException {
    try {
      flush();
    } finally {
      channel.close();
    }
  }

  private void dropReadAhead() throws IOException {
    if (buffer.hasRemaining()) {
      channel.position(channel.position() - buffer.remaining());
    }
    buffer.limit(0);
  }

  private static void require(boolean possible) throws IOException {
    if (!possible) {
      throw new IOException("Bad file descriptor");
    }
  }

  private void drain() throws IOException {
    if (appending) {
      channel.position(channel.size());
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
