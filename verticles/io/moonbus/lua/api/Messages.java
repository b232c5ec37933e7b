package io.moonbus.lua.api;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The text of a log line of a script. */
final class Messages {

  private Messages() {
  }

  /** All arguments joined without separator. */
  static String concatenate(Varargs arguments) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= arguments.narg(); i++) {
      text.append(text(arguments.arg(i)));
    }
    return text.toString();
  }

  private static String text(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TNIL -> "(null)";
      case LuaValue.TBOOLEAN -> "(" + value.toboolean() + ")";
      case LuaValue.TSTRING, LuaValue.TNUMBER -> Strings.java(value);
      default -> object(value);
    };
  }

  private static String object(LuaValue value) {
    LuaValue tostring = value.metatag(LuaValue.TOSTRING);
    LuaValue text = tostring.isnil() ? LuaValue.NIL : tostring.call(value);
    return text.isstring() ? Strings.java(text)
        : value.typename() + "_0x" + String.format("%08x", System.identityHashCode(value));
  }
}
