package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.patch.NumberParser;
import java.io.IOException;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** An open file, as what a userdata holds; reads the formats of {@code file:read}. */
final class LuaFile {

  private static final int MAX_NUMBER_BYTES = 200;

  private final ByteStream stream;
  private final boolean standard;
  private final Process process;
  private boolean closed;

  LuaFile(ByteStream stream, boolean standard, Process process) {
    this.stream = stream;
    this.standard = standard;
    this.process = process;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isStandard() {
    return standard;
  }

  /** The program behind a pipe, else {@code null}. */
  Process process() {
    return process;
  }

  ByteStream stream() {
    if (closed) {
      throw new LuaError("attempt to use a closed file");
    }
    return stream;
  }

  void close() throws IOException {
    stream().close();
    closed = true;
  }

  /** Up to a number of bytes; {@code null} at the end. */
  LuaString bytes(int count, Bytes into) throws IOException {
    if (count == 0) {
      return stream().peek() < 0 ? null : LuaValue.EMPTYSTRING;
    }
    ByteStream in = stream();
    int c;
    while (into.length() < count && (c = in.read()) >= 0) {
      into.add(c);
    }
    return into.length() == 0 ? null : into.string();
  }

  LuaString all(Bytes into) throws IOException {
    LuaString all = bytes(Integer.MAX_VALUE, into);
    return all == null ? LuaValue.EMPTYSTRING : all;
  }

  /** A line; {@code null} at the end. */
  LuaString line(boolean withEnd, Bytes into) throws IOException {
    ByteStream in = stream();
    if (in.peek() < 0) {
      return null;
    }
    int c;
    while ((c = in.read()) >= 0 && c != '\n') {
      into.add(c);
    }
    if (c == '\n' && withEnd) {
      into.add(c);
    }
    return into.string();
  }

  /** A number; NaN when the next text is none. */
  double number(Bytes into) throws IOException {
    ByteStream in = stream();
    while (CharacterClass.isSpace(in.peek())) {
      in.read();
    }
    while (into.length() < MAX_NUMBER_BYTES && isOfNumber(in.peek())) {
      into.add(in.read());
    }
    LuaString text = into.string();
    return NumberParser.parse(text.m_bytes, text.m_offset, text.m_length);
  }

  private static boolean isOfNumber(int c) {
    return CharacterClass.isAlpha(c) || CharacterClass.isDigit(c) || c == '.' || c == '+' || c == '-';
  }
}
