package io.moonbus.lua.app;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Finds out which method a message calls when its protocol does not say. */
final class MethodName {

  private MethodName() {
  }

  /**
   * The first of several values, if it is a string. Bytes as they are, and JSON that is no array, call nothing.
   *
   * @return {@code null} when the message is for {@code onMessage}
   */
  static LuaString in(Payload payload, Varargs values) {
    LuaValue first = values.arg1();
    if (!(first instanceof LuaString name) || payload.format() == Format.RAW || isScalar(payload)) {
      return null;
    }
    return name;
  }

  private static boolean isScalar(Payload payload) {
    if (payload.format() != Format.JSON) {
      return false;
    }
    Buffer text = payload.data();
    int start = 0;
    while (start < text.length() && text.getByte(start) <= ' ') {
      start++;
    }
    return start == text.length() || text.getByte(start) != '[';
  }
}
