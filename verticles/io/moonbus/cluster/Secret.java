package io.moonbus.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What follows from the secret of a cluster, without telling it. */
final class Secret {

  /** Bytes of a digest. */
  static final int DIGEST = 32;
  /** Bytes of a number that is used once. */
  static final int NONCE = 16;

  private static final String MAC = "HmacSHA256";
  /** Guessing is slowed down to some ten guesses per second and core; a start takes this once. */
  private static final int ROUNDS = 60_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /** @param cluster the name of the cluster; the same secret gives other digests in another one */
  Secret(String cluster, String secret) {
    try {
      byte[] salt = ("moonbus cluster " + cluster).getBytes(StandardCharsets.UTF_8);
      byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, DIGEST * 8)).getEncoded();
      key = new SecretKeySpec(derived, MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A digest of some texts and bytes that only who knows the secret can make. */
  byte[] digest(String purpose, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      update(mac, purpose.getBytes(StandardCharsets.UTF_8));
      for (byte[] part : parts) {
        update(mac, part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With its length, so that two lists of parts never give the same bytes. */
  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(4).putInt(0, part.length));
    mac.update(part);
  }

  /** A short digest as text. */
  String name(String purpose) {
    return HexFormat.of().formatHex(digest(purpose), 0, 8);
  }

  static byte[] nonce() {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return nonce;
  }
}
