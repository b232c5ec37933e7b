package io.moonbus.lua.engine;

import org.luaj.vm2.Lua;

/**
 * One level of the call stack.
 *
 * @param code     the Lua function, {@code null} for a function in Java
 * @param pc       the instruction that is being executed
 * @param function the closure, {@code null} for a function in Java
 */
record Level(Code code, int pc, ScriptFunction function) {

  /** Added to the index of an upvalue where a register is expected. */
  static final int UPVALUE = 0x10000;

  boolean isLua() {
    return code != null;
  }

  int instruction() {
    return code.instructions[pc];
  }

  int opcode() {
    return instruction() & 0x3f;
  }

  int line() {
    return code.line(pc);
  }

  /** {@code chunk:line}. */
  String where() {
    return code.chunk + ":" + line();
  }

  /** What the source calls a register's or upvalue's value now, e.g. {@code local 'a'}; {@code null} when it has no name. */
  String nameOf(int register) {
    if (register >= UPVALUE) {
      return "upvalue '" + Names.upvalue(code.prototype, register - UPVALUE) + "'";
    }
    return (register & 0x100) != 0 ? null : Names.of(code.prototype, pc, register);
  }

  /** The name of an operand of a concatenation of two values; longer ones are evaluated in part, their operands not known. */
  String nameOfConcatenated(boolean left) {
    if (opcode() != Lua.OP_CONCAT) {
      return null;
    }
    int b = Lua.GETARG_B(instruction());
    int c = Lua.GETARG_C(instruction());
    return c == b + 1 ? nameOf(left ? b : c) : null;
  }

  /** The name by which this level calls the next, {@code null} when it has none. */
  String nameOfCalled() {
    if (!isLua()) {
      return null;
    }
    String event = switch (opcode()) {
      case Lua.OP_CALL, Lua.OP_TAILCALL -> null;
      case Lua.OP_GETTABUP, Lua.OP_GETTABLE, Lua.OP_SELF -> "index";
      case Lua.OP_SETTABUP, Lua.OP_SETTABLE -> "newindex";
      case Lua.OP_ADD -> "add";
      case Lua.OP_SUB -> "sub";
      case Lua.OP_MUL -> "mul";
      case Lua.OP_DIV -> "div";
      case Lua.OP_MOD -> "mod";
      case Lua.OP_POW -> "pow";
      case Lua.OP_UNM -> "unm";
      case Lua.OP_LEN -> "len";
      case Lua.OP_CONCAT -> "concat";
      case Lua.OP_EQ -> "eq";
      case Lua.OP_LT -> "lt";
      case Lua.OP_LE -> "le";
      default -> "";
    };
    return event == null ? nameOf(Lua.GETARG_A(instruction())) : event.isEmpty() ? null : "metamethod '__" + event + "'";
  }
}
