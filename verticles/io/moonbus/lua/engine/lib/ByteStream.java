package io.moonbus.lua.engine.lib;

import java.io.IOException;

/** What a file of {@code io} reads and writes: a file of the disk, or the ends of a pipe. */
interface ByteStream {

  /** The next byte without taking it; -1 at the end. */
  int peek() throws IOException;

  /** Takes the next byte; -1 at the end. */
  int read() throws IOException;

  void write(byte[] bytes, int offset, int length) throws IOException;

  void flush() throws IOException;

  /** @return the position from the start */
  long seek(String whence, long offset) throws IOException;

  void close() throws IOException;
}
