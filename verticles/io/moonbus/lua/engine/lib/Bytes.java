package io.moonbus.lua.engine.lib;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;

/** Collects the bytes of a string up to the longest length that a state allows. */
final class Bytes {

  private static final int INITIAL_SIZE = 64;

  private final int limit;
  private byte[] bytes = new byte[INITIAL_SIZE];
  private int length;

  Bytes(int limit) {
    this.limit = limit;
  }

  static LuaError tooLong() {
    return new LuaError("string length overflow");
  }

  int length() {
    return length;
  }

  Bytes add(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Bytes add(LuaString string) {
    return add(string.m_bytes, string.m_offset, string.m_length);
  }

  Bytes add(byte[] from, int offset, int count) {
    reserve(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
    return this;
  }

  Bytes add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    return add(encoded, 0, encoded.length);
  }

  Bytes pad(int value, int count) {
    for (int i = 0; i < count; i++) {
      add(value);
    }
    return this;
  }

  LuaString string() {
    return LuaString.valueUsing(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }

  private void reserve(int count) {
    int needed = length + count;
    if (needed < 0 || needed > limit) {
      throw tooLong();
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(limit, bytes.length * 2L)));
    }
  }
}
