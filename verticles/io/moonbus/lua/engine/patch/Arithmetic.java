package io.moonbus.lua.engine.patch;

import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;

/** Arithmetic on doubles as IEEE 754 and LuaJIT have it. */
public final class Arithmetic {

  private Arithmetic() {
  }

  /** The integer that a double is, {@code null} when it is none; -0.0 is none. */
  public static LuaInteger integer(double value) {
    int whole = (int) value;
    return whole == value && (whole != 0 || 1 / value > 0) ? LuaInteger.valueOf(whole) : null;
  }

  public static LuaValue divide(double a, double b) {
    return LuaDouble.valueOf(a / b);
  }

  public static double divideDouble(double a, double b) {
    return a / b;
  }

  public static LuaValue modulo(double a, double b) {
    return LuaDouble.valueOf(moduloDouble(a, b));
  }

  public static double moduloDouble(double a, double b) {
    return a - Math.floor(a / b) * b;
  }

  public static LuaValue power(double a, double b) {
    return LuaDouble.valueOf(powerDouble(a, b));
  }

  public static double powerDouble(double a, double b) {
    return a == 1 || a == -1 && Double.isInfinite(b) ? 1 : Math.pow(a, b);
  }

  public static LuaValue negate(LuaInteger self) {
    return self.v == 0 ? negativeZero() : LuaInteger.valueOf(-(long) self.v);
  }

  public static LuaValue multiply(LuaInteger self, int by) {
    long product = (long) self.v * by;
    return product == 0 && (self.v < 0 || by < 0) ? negativeZero() : LuaInteger.valueOf(product);
  }

  /** A zero with a sign is the same key as any other zero. */
  public static boolean isWholeKey(LuaDouble self) {
    return self.todouble() == 0;
  }

  private static LuaNumber negativeZero() {
    return LuaDouble.valueOf(-0.0);
  }
}
