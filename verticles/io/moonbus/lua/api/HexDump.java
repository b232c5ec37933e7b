package io.moonbus.lua.api;

import java.util.logging.Level;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:dump}: bytes in the log, 16 in a line, as numbers and as text. */
final class HexDump {

  /** How much of the data is shown at most: 64 KiB. */
  static final int MAX_SIZE = 64 << 10;

  private static final int WIDTH = 16;

  private HexDump() {
  }

  /** Arguments: data and size, or name, data and size; the size may be left out. */
  static Varargs dump(ScriptLog log, Varargs arguments) {
    boolean named = arguments.arg(2).type() == LuaValue.TSTRING;
    int first = named ? 2 : 1;
    LuaString data = Arguments.string(arguments, first);
    int wanted = Math.max(0, Arguments.integer(arguments, first + 1, MAX_SIZE));
    int size = Math.min(data.length(), Math.min(wanted, MAX_SIZE));
    if (log.isLoggable(Level.FINE)) {
      String name = named ? Strings.java(arguments.arg1()) : "dump";
      log.log(Level.FINE, name + ", " + size + " of " + data.length() + " bytes" + lines(data, size));
    }
    return LuaValue.NONE;
  }

  private static String lines(LuaString data, int size) {
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < size; start += WIDTH) {
      text.append('\n');
      line(text, data, start, Math.min(size, start + WIDTH));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, LuaString data, int from, int to) {
    for (int i = from; i < from + WIDTH; i++) {
      text.append(i < to ? String.format("%02X ", data.luaByte(i)) : "   ");
    }
    text.append(' ');
    for (int i = from; i < to; i++) {
      int c = data.luaByte(i);
      text.append(c >= ' ' && c < 127 ? (char) c : '.');
    }
  }
}
