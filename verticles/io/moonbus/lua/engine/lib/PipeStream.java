package io.moonbus.lua.engine.lib;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Streams of the process, or of another one. */
final class PipeStream implements ByteStream {

  private static final int UNKNOWN = -2;

  private final InputStream in;
  private final OutputStream out;
  private int next = UNKNOWN;

  PipeStream(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  @Override
  public int peek() throws IOException {
    if (next == UNKNOWN) {
      next = in.read();
    }
    return next;
  }

  @Override
  public int read() throws IOException {
    int c = peek();
    next = UNKNOWN;
    return c;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public long seek(String whence, long offset) throws IOException {
    throw new IOException("Illegal seek");
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
  }
}
