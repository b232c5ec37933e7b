package io.moonbus.lua.api;

import org.luaj.vm2.LuaValue;

/** Values that are texts outside of Lua: settings, headers, environment variables. */
public final class TextValues {

  private TextValues() {
  }

  /** {@code true}, {@code false}, {@code null} (in any case) and decimal numbers as such; all else as a string. */
  public static LuaValue typed(String text) {
    return switch (text.length()) {
      case 4 -> text.equalsIgnoreCase("true") ? LuaValue.TRUE
          : text.equalsIgnoreCase("null") ? LuaValue.NIL : numberOrString(text);
      case 5 -> text.equalsIgnoreCase("false") ? LuaValue.FALSE : numberOrString(text);
      default -> numberOrString(text);
    };
  }

  private static LuaValue numberOrString(String text) {
    return isNumber(text) ? LuaValue.valueOf(Double.parseDouble(text)) : Strings.lua(text);
  }

  /** Sign, digits, at most one point among them: what MonaServer took for a number. */
  private static boolean isNumber(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else {
        return false;
      }
    }
    return digits > 0 && points < 2;
  }
}
