package io.moonbus.lua.engine;

import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.MathLib;

/** A binary operator of arithmetic. */
enum Operator {
  ADD(LuaValue.ADD) {
    @Override
    double apply(double a, double b) {
      return a + b;
    }
  },
  SUB(LuaValue.SUB) {
    @Override
    double apply(double a, double b) {
      return a - b;
    }
  },
  MUL(LuaValue.MUL) {
    @Override
    double apply(double a, double b) {
      return a * b;
    }
  },
  DIV(LuaValue.DIV) {
    @Override
    double apply(double a, double b) {
      return a / b;
    }
  },
  MOD(LuaValue.MOD) {
    @Override
    double apply(double a, double b) {
      return LuaDouble.dmod_d(a, b);
    }
  },
  POW(LuaValue.POW) {
    @Override
    double apply(double a, double b) {
      return MathLib.dpow_d(a, b);
    }
  };

  /** The name of its handler in a metatable. */
  final LuaValue event;

  Operator(LuaValue event) {
    this.event = event;
  }

  abstract double apply(double a, double b);
}
