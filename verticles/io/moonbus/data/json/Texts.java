package io.moonbus.data.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Strings of bytes as text. */
final class Texts {

  private static final String SPECIAL = "$";
  private static final String BASE64 = "$base64:";

  private Texts() {
  }

  /** The text in UTF-8, {@code null} when the bytes are no such. */
  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  static String key(byte[] bytes) {
    String text = utf8(bytes);
    if (text == null) {
      return BASE64 + Base64.getEncoder().encodeToString(bytes);
    }
    return text.startsWith(SPECIAL) ? SPECIAL + text : text;
  }

  /** @throws IllegalArgumentException when it is no key as {@link #key} writes them */
  static byte[] bytesOfKey(String key) {
    if (key.startsWith(BASE64)) {
      return Base64.getDecoder().decode(key.substring(BASE64.length()));
    }
    if (key.startsWith(SPECIAL) && !key.startsWith(SPECIAL + SPECIAL)) {
      throw new IllegalArgumentException("a key that begins with $ is written with $$");
    }
    return (key.startsWith(SPECIAL) ? key.substring(1) : key).getBytes(StandardCharsets.UTF_8);
  }
}
