package io.moonbus.lua.app;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.value.LuaValues;
import io.vertx.core.buffer.Buffer;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * What a client sent with a call.
 *
 * @param method what it calls, {@code null} when the message is for {@code onMessage}
 * @param values the arguments without the method's name
 */
record CallArguments(LuaString method, Varargs values) {

  /**
   * Decodes a message. Unless the protocol knows the method, the first of its values names it, if it is a string; bytes
   * as they are, XML that is no XML-RPC, and JSON that is no array call nothing.
   *
   * @param name the method that the protocol knows, else {@code null}
   * @throws io.moonbus.value.ValueException when it is malformed or over a limit
   */
  static CallArguments read(String name, Payload payload, Application application) {
    Varargs values = LuaValues.read(payload, application.limits(), application.typed());
    if (name != null) {
      return new CallArguments(LuaString.valueOf(name), values);
    }
    boolean named = values.arg1() instanceof LuaString && payload.format() != Format.RAW && !isScalar(payload);
    return named ? new CallArguments((LuaString) values.arg1(), values.subargs(2)) : new CallArguments(null, values);
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
