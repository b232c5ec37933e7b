package io.moonbus.lua.engine;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Makes the errors of operators, with the names of what they were applied to. */
final class Errors {

  private Errors() {
  }

  /** An error at the innermost Lua function. */
  static LuaError raise(State state, String message) {
    return raise(state, Backtrace.of(state).innermost(), message);
  }

  private static LuaError raise(State state, Level at, String message) {
    return state.handled(new ScriptError(at == null ? message : at.where() + ": " + message));
  }

  static LuaError index(State state, LuaValue value, LuaValue key) {
    return operand(state, "index", value, indexRegister(state));
  }

  static LuaError call(State state, LuaValue value) {
    Level level = Backtrace.of(state).innermost();
    int register = level == null || level.opcode() == Lua.OP_TFORCALL ? -1 : calledRegister(level);
    return raise(state, level, text("call", value, register < 0 ? null : level.nameOf(register)));
  }

  static LuaError length(State state, LuaValue value) {
    Level level = Backtrace.of(state).innermost();
    String name = level != null && level.opcode() == Lua.OP_LEN ? level.nameOf(Lua.GETARG_B(level.instruction())) : null;
    return raise(state, level, text("get length of", value, name));
  }

  static LuaError arithmetic(State state, LuaValue a, LuaValue b) {
    Level level = Backtrace.of(state).innermost();
    boolean second = Numbers.coerce(a) != null;
    int operand = second ? 'C' : 'B';
    String name = null;
    if (level != null && level.opcode() >= Lua.OP_ADD && level.opcode() <= Lua.OP_UNM) {
      int i = level.instruction();
      name = level.nameOf(operand == 'B' || level.opcode() == Lua.OP_UNM ? Lua.GETARG_B(i) : Lua.GETARG_C(i));
    }
    return raise(state, level, text("perform arithmetic on", second ? b : a, name));
  }

  static LuaError concatenation(State state, LuaValue a, LuaValue b) {
    Level level = Backtrace.of(state).innermost();
    LuaValue culprit = Concatenation.isText(a) ? b : a;
    String name = level == null ? null : level.nameOfConcatenated(culprit == a);
    return raise(state, level, text("concatenate", culprit, name));
  }

  static LuaError comparison(State state, LuaValue a, LuaValue b) {
    String x = a.typename();
    String y = b.typename();
    return raise(state, "attempt to compare " + (x.equals(y) ? "two " + x + " values" : x + " with " + y));
  }

  static LuaError overflow(State state) {
    return raise(state, "stack overflow");
  }

  private static LuaError operand(State state, String action, LuaValue value, int register) {
    Level level = Backtrace.of(state).innermost();
    return raise(state, level, text(action, value, level == null || register == -1 ? null : level.nameOf(register)));
  }

  private static String text(String action, LuaValue value, String name) {
    String type = value.typename();
    return "attempt to " + action + (name == null ? " a " + type + " value" : " " + name + " (a " + type + " value)");
  }

  private static int indexRegister(State state) {
    Level level = Backtrace.of(state).innermost();
    if (level == null) {
      return -1;
    }
    int i = level.instruction();
    return switch (level.opcode()) {
      case Lua.OP_GETTABLE, Lua.OP_SELF -> Lua.GETARG_B(i);
      case Lua.OP_SETTABLE -> Lua.GETARG_A(i);
      case Lua.OP_GETTABUP -> Level.UPVALUE + Lua.GETARG_B(i);
      case Lua.OP_SETTABUP -> Level.UPVALUE + Lua.GETARG_A(i);
      default -> -1;
    };
  }

  private static int calledRegister(Level level) {
    int opcode = level.opcode();
    return opcode == Lua.OP_CALL || opcode == Lua.OP_TAILCALL ? Lua.GETARG_A(level.instruction()) : -1;
  }

  /** The error of a function in Java, with the position and the name by which the script called it. */
  static LuaError located(State state, LuaError error, Varargs arguments) {
    LuaValue value = error.getMessageObject();
    if (value == null || !value.isstring()) {
      return state.handled(new ScriptError(value == null ? LuaValue.NIL : value));
    }
    Level level = callerOfJava(state);
    String message = value.tojstring();
    String name = level == null ? null : level.nameOfCalled();
    return raise(state, level, ArgumentErrors.named(message, name, arguments));
  }

  /** The Lua function that called the one in Java on top of the stack; {@code null} when another function in Java did. */
  private static Level callerOfJava(State state) {
    Backtrace stack = Backtrace.of(state, 2);
    Level top = stack.get(0);
    Level caller = top == null || top.isLua() ? top : stack.get(1);
    return caller == null || !caller.isLua() ? null : caller;
  }
}
