package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Makes lists of values. They are always flat: luaj's own nest, and overflow the stack when a script nests them deeply. */
final class Values {

  private Values() {
  }

  static Varargs prepend(LuaValue first, Varargs rest) {
    return append(new LuaValue[] {first}, rest);
  }

  static Varargs append(LuaValue[] first, Varargs rest) {
    int count = rest.narg();
    if (count == 0) {
      return LuaValue.varargsOf(first);
    }
    LuaValue[] values = java.util.Arrays.copyOf(first, first.length + count);
    for (int i = 0; i < count; i++) {
      values[first.length + i] = rest.arg(i + 1);
    }
    return LuaValue.varargsOf(values);
  }
}
