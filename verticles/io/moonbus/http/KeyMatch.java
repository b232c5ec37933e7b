package io.moonbus.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** Finds out whether keys belong to their certificates, which nothing else checks before the first handshake. */
final class KeyMatch {

  private static final byte[] SAMPLE = "Moonbus".getBytes(StandardCharsets.US_ASCII);

  /** The types of keys that Vert.x reads. */
  private static final String[] TYPES = {"RSA", "EC"};

  private KeyMatch() {
  }

  /** @throws IllegalArgumentException when a private key is not that of its certificate */
  static void check(KeyManager[] managers) throws GeneralSecurityException {
    for (KeyManager manager : managers) {
      if (manager instanceof X509KeyManager keys) {
        check(keys);
      }
    }
  }

  private static void check(X509KeyManager keys) throws GeneralSecurityException {
    for (String type : TYPES) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        if (!matches(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0].getPublicKey())) {
          throw new IllegalArgumentException("tls: the private key is not that of the certificate");
        }
      }
    }
  }

  private static boolean matches(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
    if (!secret.getAlgorithm().equals(open.getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    signature.initSign(secret);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(open);
    signature.update(SAMPLE);
    return signature.verify(signed);
  }
}
