package io.moonbus.lua.engine.patch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.Prototype;

/** Strings are bytes; Java's text becomes UTF-8. luaj compares signed bytes and breaks characters beyond U+FFFF. */
public final class Text {

  private Text() {
  }

  public static LuaString encoded(String text) {
    return LuaString.valueUsing(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String decoded(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  public static int encodedLength(char[] characters) {
    return encode(characters, characters.length).remaining();
  }

  public static int encodeInto(char[] characters, int count, byte[] bytes, int offset) {
    ByteBuffer encoded = encode(characters, count);
    int length = encoded.remaining();
    encoded.get(bytes, offset, length);
    return length;
  }

  public static boolean isValid(LuaString self) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(self.m_bytes, self.m_offset, self.m_length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  public static int compare(LuaString self, LuaString other) {
    return Arrays.compareUnsigned(self.m_bytes, self.m_offset, self.m_offset + self.m_length,
        other.m_bytes, other.m_offset, other.m_offset + other.m_length);
  }

  /** What the compiler says of a function that has too many of something. */
  public static String limit(Prototype function, int limit, String what) {
    String subject = function.linedefined == 0 ? "main function" : "function at line " + function.linedefined;
    return subject + " has more than " + limit + " " + what;
  }

  private static ByteBuffer encode(char[] characters, int count) {
    return StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters, 0, count));
  }
}
