package io.moonbus.lua.engine.patch;

import org.luaj.vm2.LuaValue;

/** What values without an order or a text of their own do. */
public final class Comparison {

  private Comparison() {
  }

  public static LuaValue greater(LuaValue self, LuaValue other) {
    return other.comparemt(LuaValue.LT, self);
  }

  public static boolean isGreater(LuaValue self, LuaValue other) {
    return greater(self, other).toboolean();
  }

  public static LuaValue greaterOrEqual(LuaValue self, LuaValue other) {
    return other.comparemt(LuaValue.LE, self);
  }

  public static boolean isGreaterOrEqual(LuaValue self, LuaValue other) {
    return greaterOrEqual(self, other).toboolean();
  }

  public static String identity(LuaValue self) {
    return self.typename() + ": 0x" + Integer.toHexString(0x10000000 | System.identityHashCode(self));
  }
}
