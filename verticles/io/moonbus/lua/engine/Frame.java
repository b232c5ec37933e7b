package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** An activation of an interpreted function, or a guard: where a protected call catches errors. On the heap, not on the JVM's stack. */
final class Frame {

  /** {@code null} in a guard. */
  final ScriptFunction function;
  final LuaValue[] registers;
  final Varargs varargs;
  /** The frame that is continued with the results, {@code null} for the first of a run. */
  Frame caller;
  /** The instruction that is being executed. */
  int pc = -1;
  /** Results of unknown number of the last instruction. */
  Varargs open = LuaValue.NONE;
  /** In a guard: the handler of errors for what runs under it, and the one for what lies before; {@code null} for none. */
  LuaValue handler;
  LuaValue handlerBefore;

  Frame(ScriptFunction function, Varargs arguments) {
    this.function = function;
    Code code = function.code;
    LuaValue[] r = new LuaValue[code.registers];
    int parameters = code.parameters;
    for (int i = 0; i < parameters; i++) {
      r[i] = arguments.arg(i + 1);
    }
    java.util.Arrays.fill(r, parameters, r.length, LuaValue.NIL);
    if (code.captured != null) {
      capture(r, code.captured);
    }
    registers = r;
    varargs = code.vararg ? arguments.subargs(parameters + 1) : LuaValue.NONE;
  }

  /** A guard. */
  Frame(LuaValue handler, LuaValue handlerBefore) {
    this.handler = handler;
    function = null;
    registers = null;
    varargs = null;
    this.handlerBefore = handlerBefore;
  }

  boolean isGuard() {
    return function == null;
  }

  private static void capture(LuaValue[] registers, boolean[] captured) {
    for (int i = 0; i < captured.length; i++) {
      if (captured[i]) {
        registers[i] = new Cell(registers[i]);
      }
    }
  }

  /** Ends the life of shared variables from a register on: who holds them keeps them, the registers get new ones. */
  void close(int from) {
    for (int i = from; i < registers.length; i++) {
      if (registers[i] instanceof Cell cell) {
        registers[i] = new Cell(cell.v);
      }
    }
  }

  LuaValue get(int register) {
    LuaValue value = registers[register];
    return value instanceof Cell cell ? cell.v : value;
  }

  void set(int register, LuaValue value) {
    if (registers[register] instanceof Cell cell) {
      cell.v = value;
    } else {
      registers[register] = value;
    }
  }

  /** Values from a register on; {@code count} < 0: up to the open results, which begin at {@code openAt}. */
  Varargs values(int from, int count, int openAt) {
    int fixed = count >= 0 ? count : openAt - from;
    if (fixed == 0) {
      return count >= 0 ? LuaValue.NONE : open;
    }
    if (fixed == 1 && count >= 0) {
      return get(from);
    }
    LuaValue[] values = new LuaValue[fixed];
    for (int i = 0; i < fixed; i++) {
      values[i] = get(from + i);
    }
    return count >= 0 ? LuaValue.varargsOf(values) : Values.append(values, open);
  }

  /** Stores the first values of a list; nil where it is too short. */
  void setAll(int from, int count, Varargs values) {
    for (int i = 0; i < count; i++) {
      set(from + i, values.arg(i + 1));
    }
  }
}
