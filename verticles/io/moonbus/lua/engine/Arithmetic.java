package io.moonbus.lua.engine;

import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.MathLib;

/** The operators of arithmetic; luaj's formulas for doubles are corrected where the project is built. */
final class Arithmetic {

  private Arithmetic() {
  }

  static LuaValue add(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return Numbers.of((long) x.v + y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(a.todouble() + b.todouble());
    }
    return coerced(Operator.ADD, a, b, state);
  }

  static LuaValue sub(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return Numbers.of((long) x.v - y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(a.todouble() - b.todouble());
    }
    return coerced(Operator.SUB, a, b, state);
  }

  static LuaValue mul(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y && x.v != 0 && y.v != 0) {
      return Numbers.of((long) x.v * y.v);
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(a.todouble() * b.todouble());
    }
    return coerced(Operator.MUL, a, b, state);
  }

  static LuaValue div(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(a.todouble() / b.todouble());
    }
    return coerced(Operator.DIV, a, b, state);
  }

  static LuaValue mod(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y && y.v > 0) {
      return LuaInteger.valueOf(Math.floorMod(x.v, y.v));
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(LuaDouble.dmod_d(a.todouble(), b.todouble()));
    }
    return coerced(Operator.MOD, a, b, state);
  }

  static LuaValue pow(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return Numbers.of(MathLib.dpow_d(a.todouble(), b.todouble()));
    }
    return coerced(Operator.POW, a, b, state);
  }

  static LuaValue unm(LuaValue a, State state) {
    LuaNumber number = Numbers.coerce(a);
    if (number != null) {
      return Numbers.of(-number.todouble());
    }
    if (state.metatables().isForeign(a)) {
      return Foreign.negate(state, a);
    }
    LuaValue handler = state.metatables().handler(a, LuaValue.UNM);
    if (handler.isnil()) {
      throw Errors.arithmetic(state, a, a);
    }
    return Calls.handler(state, handler, a, a);
  }

  private static LuaValue coerced(Operator operator, LuaValue a, LuaValue b, State state) {
    LuaNumber x = Numbers.coerce(a);
    LuaNumber y = Numbers.coerce(b);
    if (x != null && y != null) {
      return Numbers.of(operator.apply(x.todouble(), y.todouble()));
    }
    LuaValue handler = state.metatables().handler(a, operator.event);
    if (handler.isnil()) {
      handler = state.metatables().handler(b, operator.event);
    }
    if (handler.isnil()) {
      throw Errors.arithmetic(state, a, b);
    }
    return Calls.handler(state, handler, a, b);
  }
}
