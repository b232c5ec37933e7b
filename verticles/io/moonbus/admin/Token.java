package io.moonbus.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What a request must bring. Comparing takes as long whatever was brought. */
final class Token {

  private static final int RANDOM_BYTES = 32;
  private static final int STRONG = 16;
  private static final String SCHEME = "Bearer ";

  private final String text;
  private final byte[] digest;

  private Token(String text) {
    this.text = text;
    this.digest = digest(text);
  }

  /** @param configured empty = a random one */
  static Token of(String configured) {
    return new Token(configured.isEmpty() ? random() : configured);
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String text() {
    return text;
  }

  /** Whether it is long enough that it cannot be guessed. */
  boolean isStrong() {
    return text.length() >= STRONG;
  }

  /** @param header {@code Authorization}, {@code null} when there is none (RFC 6750 section 2.1) */
  boolean matches(String header) {
    boolean scheme = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return MessageDigest.isEqual(digest, digest(scheme ? header.substring(SCHEME.length()).strip() : "")) && scheme;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
