package io.moonbus.data.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Values with a check value before them, which covers the key too. */
final class Sealed {

  private static final int SEAL = Long.BYTES;

  private Sealed() {
  }

  static byte[] seal(byte[] key, byte[] value) {
    return ByteBuffer.allocate(SEAL + value.length).putLong(check(key, value, 0)).put(value).array();
  }

  /** The value without its seal, {@code null} when it is not what was stored under the key. */
  static byte[] open(byte[] key, byte[] sealed) {
    if (sealed.length < SEAL || checkOf(sealed) != check(key, sealed, SEAL)) {
      return null;
    }
    return java.util.Arrays.copyOfRange(sealed, SEAL, sealed.length);
  }

  /** The check value of a sealed value, 0 for none. */
  static long checkOf(byte[] sealed) {
    return sealed == null || sealed.length < SEAL ? 0 : ByteBuffer.wrap(sealed).getLong();
  }

  private static long check(byte[] key, byte[] bytes, int from) {
    CRC32C first = new CRC32C();
    CRC32 second = new CRC32();
    first.update(key);
    second.update(key);
    first.update(bytes, from, bytes.length - from);
    second.update(bytes, from, bytes.length - from);
    // Never 0, the sum's share of an entry that does not exist.
    return Math.max(1, first.getValue()) << 32 | second.getValue();
  }
}
