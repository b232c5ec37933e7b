package io.moonbus.lua.engine.patch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** A number as text, as LuaJIT writes it: C's {@code %.14g}. luaj goes through single precision. */
public final class NumberText {

  private static final MathContext FOURTEEN_DIGITS = new MathContext(14, RoundingMode.HALF_EVEN);
  /** From here on {@code %.14g} has an exponent. */
  private static final double PLAIN_LIMIT = 1e14;

  private NumberText() {
  }

  /** The text of a number. */
  public static String of(double value) {
    long whole = (long) value;
    if (whole == value && Math.abs(value) < PLAIN_LIMIT) {
      return whole == 0 && 1 / value < 0 ? "-0" : Long.toString(whole);
    }
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return rounded(new BigDecimal(value).round(FOURTEEN_DIGITS));
  }

  private static String rounded(BigDecimal value) {
    String digits = value.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - value.scale();
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    StringBuilder text = new StringBuilder(24);
    if (value.signum() < 0) {
      text.append('-');
    }
    if (exponent < -4 || exponent >= 14) {
      scientific(text, digits, end, exponent);
    } else {
      plain(text, digits, end, exponent);
    }
    return text.toString();
  }

  private static void scientific(StringBuilder text, String digits, int end, int exponent) {
    text.append(digits.charAt(0));
    if (end > 1) {
      text.append('.').append(digits, 1, end);
    }
    text.append(exponent < 0 ? "e-" : "e+");
    int size = Math.abs(exponent);
    if (size < 10) {
      text.append('0');
    }
    text.append(size);
  }

  private static void plain(StringBuilder text, String digits, int end, int exponent) {
    if (exponent < 0) {
      text.append("0.").append("0".repeat(-exponent - 1)).append(digits, 0, end);
      return;
    }
    int whole = exponent + 1;
    text.append(digits, 0, Math.min(whole, end)).append("0".repeat(Math.max(0, whole - end)));
    if (end > whole) {
      text.append('.').append(digits, whole, end);
    }
  }

  public static String tojstring(LuaDouble self) {
    return of(self.todouble());
  }

  public static LuaString strvalue(LuaDouble self) {
    return LuaString.valueOf(of(self.todouble()));
  }

  public static LuaString optstring(LuaDouble self, LuaString ignored) {
    return strvalue(self);
  }

  public static LuaValue tostring(LuaDouble self) {
    return strvalue(self);
  }

  public static String optjstring(LuaDouble self, String ignored) {
    return tojstring(self);
  }
}
