package io.moonbus.lua.engine;

import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** The operator {@code ..}. */
final class Concatenation {

  private Concatenation() {
  }

  static LuaValue concat(LuaValue a, LuaValue b, State state) {
    if (isText(a) && isText(b)) {
      LuaString x = a.strvalue();
      LuaString y = b.strvalue();
      byte[] bytes = new byte[checkedLength((long) x.m_length + y.m_length, state)];
      System.arraycopy(x.m_bytes, x.m_offset, bytes, 0, x.m_length);
      System.arraycopy(y.m_bytes, y.m_offset, bytes, x.m_length, y.m_length);
      return LuaString.valueUsing(bytes);
    }
    return Calls.handler(state, handlerOf(a, b, state), a, b);
  }

  /** Concatenates from the right, as handlers expect, but runs of texts at once. */
  static LuaValue concat(LuaValue[] values, State state) {
    int last = values.length - 1;
    LuaValue result = values[last];
    while (last > 0) {
      if (isText(result) && isText(values[last - 1])) {
        int first = last - 1;
        while (first > 0 && isText(values[first - 1])) {
          first--;
        }
        values[last] = result;
        result = join(values, first, last, state);
        last = first;
      } else {
        result = Calls.call(state, handlerOf(values[last - 1], result, state), values[last - 1], result);
        last--;
      }
    }
    return result;
  }

  private static LuaValue join(LuaValue[] values, int first, int last, State state) {
    LuaString[] texts = new LuaString[last - first + 1];
    long length = 0;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = values[first + i].strvalue();
      length += texts[i].m_length;
    }
    byte[] bytes = new byte[checkedLength(length, state)];
    int at = 0;
    for (LuaString text : texts) {
      System.arraycopy(text.m_bytes, text.m_offset, bytes, at, text.m_length);
      at += text.m_length;
    }
    return LuaString.valueUsing(bytes);
  }

  static boolean isText(LuaValue value) {
    return value instanceof LuaString || value instanceof LuaNumber;
  }

  private static int checkedLength(long length, State state) {
    if (length > state.options().maxStringBytes()) {
      throw Errors.raise(state, "string length overflow");
    }
    return (int) length;
  }

  private static LuaValue handlerOf(LuaValue a, LuaValue b, State state) {
    LuaValue handler = state.metatables().handler(a, LuaValue.CONCAT);
    if (handler.isnil()) {
      handler = state.metatables().handler(b, LuaValue.CONCAT);
    }
    if (handler.isnil()) {
      throw Errors.concatenation(state, a, b);
    }
    return handler;
  }
}
