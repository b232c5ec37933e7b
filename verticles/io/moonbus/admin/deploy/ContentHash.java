package io.moonbus.admin.deploy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The version of an application: the first 12 hexadecimal digits of the SHA-256 of its content. The content of a folder
 * is, for each file in the order of their names as bytes: the name, a zero, the length in 8 octets, the bytes.
 */
final class ContentHash {

  private static final int DIGITS = 12;

  private final MessageDigest digest = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Begins a file of a folder. */
  void file(String name, long length) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
  }

  void bytes(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
  }

  /** The version; ends the use of this object. */
  String version() {
    return hex().substring(0, DIGITS);
  }

  /** All 64 digits; ends the use of this object. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
