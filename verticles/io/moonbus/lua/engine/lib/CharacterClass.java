package io.moonbus.lua.engine.lib;

/** The character classes of patterns, for bytes in the C locale. */
final class CharacterClass {

  private CharacterClass() {
  }

  static boolean isAlpha(int c) {
    return isLower(c) || isUpper(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLower(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isSpace(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  static boolean isControl(int c) {
    return c < ' ' || c == 127;
  }

  static boolean isGraphic(int c) {
    return c > ' ' && c < 127;
  }

  private static boolean isHexDigit(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /**
   * Whether a byte is in the class {@code %letter}; an upper case letter names the complement, and what is no class
   * is itself.
   */
  static boolean matches(int c, int letter) {
    boolean in;
    switch (letter | 0x20) {
      case 'a' -> in = isAlpha(c);
      case 'c' -> in = isControl(c);
      case 'd' -> in = isDigit(c);
      case 'g' -> in = isGraphic(c);
      case 'l' -> in = isLower(c);
      case 'p' -> in = isGraphic(c) && !isAlpha(c) && !isDigit(c);
      case 's' -> in = isSpace(c);
      case 'u' -> in = isUpper(c);
      case 'w' -> in = isAlpha(c) || isDigit(c);
      case 'x' -> in = isHexDigit(c);
      case 'z' -> in = c == 0;
      default -> {
        return c == letter;
      }
    }
    return isAlpha(letter) ? in != isUpper(letter) : c == letter;
  }
}
