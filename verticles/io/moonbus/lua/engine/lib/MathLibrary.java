package io.moonbus.lua.engine.lib;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.MathLib;

/** {@code math}. */
final class MathLibrary {

  private static final int MAX_EXPONENT_SHIFT = 2200;

  private MathLibrary() {
  }

  static LuaTable create() {
    LuaTable math = new LuaTable();
    math.rawset("pi", Math.PI);
    math.rawset("huge", Double.POSITIVE_INFINITY);
    rounding(math);
    elementary(math);
    decomposition(math);
    Native.add(math, "max", a -> extreme(a, (x, y) -> x > y ? x : y));
    Native.add(math, "min", a -> extreme(a, (x, y) -> x < y ? x : y));
    random(math);
    return math;
  }

  private static void rounding(LuaTable math) {
    unary(math, "floor", Math::floor);
    unary(math, "ceil", Math::ceil);
    unary(math, "abs", Math::abs);
  }

  private static void elementary(LuaTable math) {
    unary(math, "sqrt", Math::sqrt);
    unary(math, "exp", Math::exp);
    unary(math, "log10", Math::log10);
    unary(math, "sin", Math::sin);
    unary(math, "cos", Math::cos);
    unary(math, "tan", Math::tan);
    unary(math, "asin", Math::asin);
    unary(math, "acos", Math::acos);
    unary(math, "atan", Math::atan);
    unary(math, "sinh", Math::sinh);
    unary(math, "cosh", Math::cosh);
    unary(math, "tanh", Math::tanh);
    unary(math, "deg", x -> x * (180 / Math.PI));
    unary(math, "rad", x -> x * (Math.PI / 180));
    binary(math, "atan2", Math::atan2);
    binary(math, "pow", MathLib::dpow_d);
    binary(math, "fmod", (x, y) -> x % y);
    binary(math, "mod", (x, y) -> x % y);
    Native.add(math, "log", a -> LuaValue.valueOf(
        a.isAbsent(2) ? Math.log(a.number(1)) : logarithm(a.number(1), a.number(2))));
  }

  private static double logarithm(double value, double base) {
    return base == 10 ? Math.log10(value) : Math.log(value) / Math.log(base);
  }

  private static void decomposition(LuaTable math) {
    Native.add(math, "modf", a -> {
      double value = a.number(1);
      double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
      double fraction = Double.isInfinite(value) ? Math.copySign(0, value) : Math.copySign(value - whole, value);
      return LuaValue.varargsOf(LuaValue.valueOf(whole), LuaValue.valueOf(fraction));
    });
    Native.add(math, "frexp", a -> frexp(a.number(1)));
    Native.add(math, "ldexp", a -> LuaValue.valueOf(ldexp(a.number(1), a.integer(2))));
  }

  private static Varargs frexp(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return LuaValue.varargsOf(LuaValue.valueOf(value), LuaValue.ZERO);
    }
    boolean subnormal = Math.abs(value) < Double.MIN_NORMAL;
    double normal = subnormal ? value * 0x1p54 : value;
    int exponent = Math.getExponent(normal) + 1;
    return LuaValue.varargsOf(LuaValue.valueOf(Math.scalb(normal, -exponent)),
        LuaValue.valueOf(subnormal ? exponent - 54 : exponent));
  }

  private static double ldexp(double value, int exponent) {
    return Math.scalb(value, Math.max(-MAX_EXPONENT_SHIFT, Math.min(MAX_EXPONENT_SHIFT, exponent)));
  }

  private static void random(LuaTable math) {
    RandomGenerator generator = new RandomGenerator();
    Native.add(math, "randomseed", a -> {
      generator.seed(a.number(1));
      return LuaValue.NONE;
    });
    Native.add(math, "random", a -> LuaValue.valueOf(random(a, generator.next())));
  }

  private static double random(Arguments a, double fraction) {
    if (a.count() == 0) {
      return fraction;
    }
    double first = a.number(1);
    if (a.count() == 1) {
      return Math.floor(fraction * first) + 1;
    }
    return Math.floor(fraction * (a.number(2) - first + 1)) + first;
  }

  private static LuaValue extreme(Arguments a, DoubleBinaryOperator better) {
    double result = a.number(1);
    for (int i = 2; i <= a.count(); i++) {
      result = better.applyAsDouble(result, a.number(i));
    }
    return LuaValue.valueOf(result);
  }

  private static void unary(LuaTable math, String name, DoubleUnaryOperator operation) {
    Native.add(math, name, a -> LuaValue.valueOf(operation.applyAsDouble(a.number(1))));
  }

  private static void binary(LuaTable math, String name, DoubleBinaryOperator operation) {
    Native.add(math, name, a -> LuaValue.valueOf(operation.applyAsDouble(a.number(1), a.number(2))));
  }
}
