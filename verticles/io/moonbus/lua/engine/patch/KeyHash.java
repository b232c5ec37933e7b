package io.moonbus.lua.engine.patch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaString;

/**
 * Hashes of keys that nobody can predict, so that a client cannot choose keys that all fall into one chain of a table:
 * SipHash-1-3 for strings (Aumasson and Bernstein, 2012), universal hashing by multiplication for numbers.
 */
public final class KeyHash {

  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0xffffffffL;
  private static final long STRING_0;
  private static final long STRING_1;
  private static final long FACTOR;
  private static final long HIGH_SUMMAND;
  private static final long LOW_SUMMAND;

  static {
    SecureRandom random = new SecureRandom();
    STRING_0 = random.nextLong();
    STRING_1 = random.nextLong();
    FACTOR = random.nextLong();
    HIGH_SUMMAND = random.nextLong();
    LOW_SUMMAND = random.nextLong();
  }

  private KeyHash() {
  }

  /** The hash of all bytes; never 0, which marks a string whose hash is not known yet. */
  public static int compute(LuaString self) {
    int hash = ofBytes(self.m_bytes, self.m_offset, self.m_length);
    return hash == 0 ? 1 : hash;
  }

  public static int ofBytes(byte[] bytes, int offset, int length) {
    long v0 = STRING_0 ^ 0x736f6d6570736575L;
    long v1 = STRING_1 ^ 0x646f72616e646f6dL;
    long v2 = STRING_0 ^ 0x6c7967656e657261L;
    long v3 = STRING_1 ^ 0x7465646279746573L;
    int end = offset + (length & ~7);
    long word = 0;
    for (int at = offset, round = -(length >> 3) - 1; round < 3; round++) {
      // One round for each word, the last of which holds what is left and the length; three more to finish.
      if (round < 0) {
        word = at < end ? (long) WORDS.get(bytes, at) : rest(bytes, end, length);
        at += 8;
        v3 ^= word;
      }
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
      if (round < 0) {
        v0 ^= word;
        v2 ^= round == -1 ? 0xff : 0;
      }
    }
    return (int) (v0 ^ v1 ^ v2 ^ v3);
  }

  /** The last bytes, fewer than eight, and the length. */
  private static long rest(byte[] bytes, int at, int length) {
    long word = (long) length << 56;
    int count = length & 7;
    if (count > 0 && length > count) {
      return word | (long) WORDS.get(bytes, at + count - 8) >>> 64 - (count << 3);
    }
    for (int i = count - 1; i >= 0; i--) {
      word |= (bytes[at + i] & 0xffL) << (i << 3);
    }
    return word;
  }

  /** The hash of a number that is no integer. */
  public static int ofDouble(LuaDouble self) {
    double value = self.todouble();
    if (value == 0) {
      // -0.0 is the same key as the integer, whose hash is the number itself.
      return 0;
    }
    long bits = Double.doubleToLongBits(value);
    return (int) (((bits >>> 32) + HIGH_SUMMAND) * ((bits & LOW) + LOW_SUMMAND) >>> 32);
  }

  /** The chain of a hash that is no secret; {@code mask} is the number of chains less one. */
  public static int slot(int hash, int mask) {
    return (int) (((hash & LOW) * FACTOR + LOW_SUMMAND) >>> 32) & mask;
  }

  /** Equality of strings without regard to hashes, as these may not be known yet. */
  public static boolean areEqual(LuaString self, LuaString other) {
    return self == other || self.m_length == other.m_length
        && Arrays.equals(self.m_bytes, self.m_offset, self.m_offset + self.m_length,
            other.m_bytes, other.m_offset, other.m_offset + other.m_length);
  }
}
