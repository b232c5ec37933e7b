package io.moonbus.lua.api;

import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:split}. */
final class Splitter {

  private static final int IGNORE_EMPTY = 1;
  private static final int TRIM = 2;

  private Splitter() {
  }

  /**
   * Arguments: text, characters that separate, options.
   *
   * @param maxParts how many results there may be
   * @throws LuaError when there are more, or when the text is no string
   */
  static Varargs split(Varargs arguments, int maxParts) {
    LuaString text = Arguments.string(arguments, 1);
    boolean[] separators = set(Arguments.string(arguments, 2, LuaValue.EMPTYSTRING));
    int options = Arguments.integer(arguments, 3, 0);
    List<LuaValue> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators[text.luaByte(i)]) {
        add(parts, text, start, i, options);
        start = i + 1;
        if (parts.size() > maxParts) {
          throw new LuaError("split: more than " + maxParts + " parts");
        }
      }
    }
    return LuaValue.varargsOf(parts.toArray(new LuaValue[0]));
  }

  private static boolean[] set(LuaString characters) {
    boolean[] set = new boolean[256];
    for (int i = 0; i < characters.length(); i++) {
      set[characters.luaByte(i)] = true;
    }
    return set;
  }

  private static void add(List<LuaValue> parts, LuaString text, int from, int to, int options) {
    int start = from;
    int end = to;
    if ((options & TRIM) != 0) {
      while (start < end && isBlank(text.luaByte(start))) {
        start++;
      }
      while (end > start && isBlank(text.luaByte(end - 1))) {
        end--;
      }
    }
    if (start < end || (options & IGNORE_EMPTY) == 0) {
      parts.add(text.substring(start, end));
    }
  }

  private static boolean isBlank(int character) {
    return character == ' ' || character >= '\t' && character <= '\r';
  }
}
