package io.moonbus.lua.engine.lib;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** {@code bit}: operations on 32-bit signed integers, as LuaJIT has them. */
final class BitLibrary {

  private static final double TWO_TO_32 = 0x1p32;
  private static final int DEFAULT_HEX_DIGITS = 8;
  private static final int MAX_HEX_DIGITS = 254;

  private BitLibrary() {
  }

  static LuaTable create() {
    LuaTable bit = new LuaTable();
    unary(bit, "tobit", a -> a);
    unary(bit, "bnot", a -> ~a);
    unary(bit, "bswap", Integer::reverseBytes);
    fold(bit, "band", (a, b) -> a & b);
    fold(bit, "bor", (a, b) -> a | b);
    fold(bit, "bxor", (a, b) -> a ^ b);
    shift(bit, "lshift", (a, n) -> a << n);
    shift(bit, "rshift", (a, n) -> a >>> n);
    shift(bit, "arshift", (a, n) -> a >> n);
    shift(bit, "rol", Integer::rotateLeft);
    shift(bit, "ror", Integer::rotateRight);
    Native.add(bit, "tohex", BitLibrary::hex);
    return bit;
  }

  private static void unary(LuaTable bit, String name, IntUnaryOperator operation) {
    Native.add(bit, name, a -> LuaValue.valueOf(operation.applyAsInt(bits(a, 1))));
  }

  private static void fold(LuaTable bit, String name, IntBinaryOperator operation) {
    Native.add(bit, name, a -> {
      int result = bits(a, 1);
      for (int i = 2; i <= a.count(); i++) {
        result = operation.applyAsInt(result, bits(a, i));
      }
      return LuaValue.valueOf(result);
    });
  }

  private static void shift(LuaTable bit, String name, IntBinaryOperator operation) {
    Native.add(bit, name, a -> LuaValue.valueOf(operation.applyAsInt(bits(a, 1), bits(a, 2) & 31)));
  }

  private static LuaString hex(Arguments a) {
    int value = bits(a, 1);
    int digits = a.isAbsent(2) ? DEFAULT_HEX_DIGITS : bits(a, 2);
    String text = String.format(digits < 0 ? "%08X" : "%08x", value);
    int count = Math.min(MAX_HEX_DIGITS, digits == Integer.MIN_VALUE ? MAX_HEX_DIGITS : Math.abs(digits));
    return LuaString.valueOf(count <= text.length() ? text.substring(text.length() - count)
        : "0".repeat(count - text.length()) + text);
  }

  /** The number modulo 2^32, rounded to an integer first. */
  private static int bits(Arguments a, int position) {
    LuaValue value = a.get(position);
    if (value.isinttype()) {
      return value.toint();
    }
    double number = Math.rint(a.number(position));
    return (int) (long) (number - Math.floor(number / TWO_TO_32) * TWO_TO_32);
  }
}
