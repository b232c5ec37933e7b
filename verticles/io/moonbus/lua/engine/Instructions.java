package io.moonbus.lua.engine;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Upvaldesc;
import org.luaj.vm2.Varargs;

/** The instructions of Lua 5.2's virtual machine, as luaj's compiler makes them. */
final class Instructions {

  static final int FIELDS_PER_FLUSH = 50;
  static final int JUMP_BIAS = 0x1ffff;

  private Instructions() {
  }

  /** Executes a frame's instructions up to a call or return; the frame to go on with, {@code null} to stop. */
  static Frame step(Run run, Frame f) {
    Code code = f.function.code;
    State state = run.state;
    int[] instructions = code.instructions;
    LuaValue[] k = code.constants;
    int pc = f.pc + 1;
    while (true) {
      int i = instructions[pc];
      f.pc = pc++;
      int a = i >>> 6 & 0xff;
      switch (i & 0x3f) {
        case Lua.OP_MOVE -> f.set(a, f.get(i >>> 23));
        case Lua.OP_LOADK -> f.set(a, k[i >>> 14]);
        case Lua.OP_LOADBOOL -> {
          f.set(a, LuaValue.valueOf(i >>> 23 != 0));
          pc += (i & 0x1ff << 14) != 0 ? 1 : 0;
        }
        case Lua.OP_LOADNIL -> loadNil(f, a, i >>> 23);
        case Lua.OP_GETUPVAL -> f.set(a, f.function.upvalues[i >>> 23].v);
        case Lua.OP_GETTABUP -> f.set(a, Tables.index(f.function.upvalues[i >>> 23].v, rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_GETTABLE -> f.set(a, Tables.index(f.get(i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_SETTABUP ->
            Tables.set(f.function.upvalues[a].v, rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state);
        case Lua.OP_SETUPVAL -> f.function.upvalues[i >>> 23].v = f.get(a);
        case Lua.OP_SETTABLE -> Tables.set(f.get(a), rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state);
        case Lua.OP_NEWTABLE -> f.set(a, newTable(i));
        case Lua.OP_SELF -> self(f, k, i, state);
        case Lua.OP_ADD -> f.set(a, Arithmetic.add(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_SUB -> f.set(a, Arithmetic.sub(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_MUL -> f.set(a, Arithmetic.mul(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_DIV -> f.set(a, Arithmetic.div(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_MOD -> f.set(a, Arithmetic.mod(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_POW -> f.set(a, Arithmetic.pow(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state));
        case Lua.OP_UNM -> f.set(a, Arithmetic.unm(f.get(i >>> 23), state));
        case Lua.OP_NOT -> f.set(a, LuaValue.valueOf(!Comparison.isTrue(f.get(i >>> 23))));
        case Lua.OP_LEN -> f.set(a, Tables.length(f.get(i >>> 23), state));
        case Lua.OP_CONCAT -> f.set(a, concat(f, i, state));
        case Lua.OP_JMP -> pc = jump(code, f, pc, i, a, state);
        case Lua.OP_EQ -> pc += Comparison.eq(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state) != (a != 0) ? 1 : 0;
        case Lua.OP_LT -> pc += Comparison.lt(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state) != (a != 0) ? 1 : 0;
        case Lua.OP_LE -> pc += Comparison.le(rk(f, k, i >>> 23), rk(f, k, i >>> 14 & 0x1ff), state) != (a != 0) ? 1 : 0;
        case Lua.OP_TEST -> pc += Comparison.isTrue(f.get(a)) != ((i & 0x1ff << 14) != 0) ? 1 : 0;
        case Lua.OP_TESTSET -> pc += testSet(f, i, a);
        case Lua.OP_CALL, Lua.OP_TAILCALL -> {
          Frame next = Interpreter.call(run, f, i);
          if (next != f) {
            return next;
          }
        }
        case Lua.OP_TFORCALL -> {
          Frame next = Interpreter.begin(run, f.get(a), LuaValue.varargsOf(f.get(a + 1), f.get(a + 2)));
          if (next != f) {
            return next;
          }
        }
        case Lua.OP_RETURN -> {
          int b = i >>> 23;
          return Interpreter.finish(run, f.values(a, b - 1, b == 0 ? Interpreter.openAt(f) : 0));
        }
        case Lua.OP_FORLOOP -> pc = forLoop(code, f, pc, i, a, state);
        case Lua.OP_FORPREP -> pc = forPrepare(f, pc, i, a, state);
        case Lua.OP_TFORLOOP -> pc = genericForLoop(code, f, pc, i, a, state);
        case Lua.OP_SETLIST -> pc = setList(f, pc, i, a);
        case Lua.OP_CLOSURE -> f.set(a, closure(f, code.children[i >>> 14]));
        case Lua.OP_VARARG -> varargs(f, i, a);
        default -> throw new IllegalStateException("unknown instruction " + (i & 0x3f));
      }
    }
  }

  private static LuaValue rk(Frame f, LuaValue[] k, int operand) {
    return (operand & 0x100) != 0 ? k[operand & 0xff] : f.get(operand);
  }

  private static void loadNil(Frame f, int a, int b) {
    for (int r = a; r <= a + b; r++) {
      f.set(r, LuaValue.NIL);
    }
  }

  static LuaTable newTable(int i) {
    return new LuaTable(floatingByte(i >>> 23), floatingByte(i >>> 14 & 0x1ff));
  }

  /** Sizes are kept as a mantissa of three bits and an exponent. */
  static int floatingByte(int x) {
    int exponent = x >> 3 & 31;
    return exponent == 0 ? x : (x & 7 | 8) << Math.min(exponent - 1, 16);
  }

  private static void self(Frame f, LuaValue[] k, int i, State state) {
    int a = i >>> 6 & 0xff;
    LuaValue object = f.get(i >>> 23);
    LuaValue method = Tables.method(object, rk(f, k, i >>> 14 & 0x1ff), state);
    f.set(a + 1, object);
    f.set(a, method);
  }

  private static LuaValue concat(Frame f, int i, State state) {
    int b = i >>> 23;
    int c = i >>> 14 & 0x1ff;
    if (c == b + 1) {
      return Concatenation.concat(f.get(b), f.get(c), state);
    }
    LuaValue[] values = new LuaValue[c - b + 1];
    for (int r = b; r <= c; r++) {
      values[r - b] = f.get(r);
    }
    return Concatenation.concat(values, state);
  }

  private static int jump(Code code, Frame f, int pc, int i, int a, State state) {
    if (a > 0) {
      f.close(a - 1);
    }
    int offset = (i >>> 14) - JUMP_BIAS;
    if (offset < 0) {
      code.warmUp();
      state.poll();
    }
    return pc + offset;
  }

  private static int testSet(Frame f, int i, int a) {
    LuaValue value = f.get(i >>> 23);
    if (Comparison.isTrue(value) != ((i & 0x1ff << 14) != 0)) {
      return 1;
    }
    f.set(a, value);
    return 0;
  }

  /** Unlike PUC's Lua this does not subtract the step first, which would lose digits. */
  private static int forPrepare(Frame f, int pc, int i, int a, State state) {
    LuaNumber start = forNumber(f.get(a), "initial value", state);
    LuaNumber limit = forNumber(f.get(a + 1), "limit", state);
    LuaNumber step = forNumber(f.get(a + 2), "step", state);
    f.set(a, start);
    f.set(a + 1, limit);
    f.set(a + 2, step);
    if (!goesOn(start.todouble(), limit.todouble(), step.todouble())) {
      return pc + (i >>> 14) - JUMP_BIAS + 1;
    }
    f.set(a + 3, start);
    return pc;
  }

  static boolean goesOn(double index, double limit, double step) {
    return step > 0 ? index <= limit : limit <= index;
  }

  static LuaNumber forNumber(LuaValue value, String what, State state) {
    LuaNumber number = Numbers.coerce(value);
    if (number == null) {
      throw Errors.raise(state, "'for' " + what + " must be a number");
    }
    return number;
  }

  private static int forLoop(Code code, Frame f, int pc, int i, int a, State state) {
    LuaValue step = f.get(a + 2);
    LuaValue index = Arithmetic.add(f.get(a), step, state);
    if (!goesOn(index.todouble(), f.get(a + 1).todouble(), step.todouble())) {
      return pc;
    }
    f.set(a, index);
    f.set(a + 3, index);
    code.warmUp();
    state.poll();
    return pc + (i >>> 14) - JUMP_BIAS;
  }

  private static int genericForLoop(Code code, Frame f, int pc, int i, int a, State state) {
    LuaValue control = f.get(a + 1);
    if (control.isnil()) {
      return pc;
    }
    f.set(a, control);
    code.warmUp();
    state.poll();
    return pc + (i >>> 14) - JUMP_BIAS;
  }

  private static int setList(Frame f, int pc, int i, int a) {
    int b = i >>> 23;
    int c = i >>> 14 & 0x1ff;
    int next = pc;
    if (c == 0) {
      c = f.function.code.instructions[next++];
    }
    Varargs items = f.values(a + 1, b == 0 ? -1 : b, b == 0 ? Interpreter.openAt(f) : 0);
    Tables.fill(f.get(a), (c - 1) * FIELDS_PER_FLUSH + 1, items);
    f.pc = next - 1;
    return next;
  }

  private static ScriptFunction closure(Frame f, Code child) {
    Prototype p = child.prototype;
    Cell[] cells = new Cell[p.upvalues.length];
    for (int j = 0; j < cells.length; j++) {
      Upvaldesc description = p.upvalues[j];
      cells[j] = description.instack ? (Cell) f.registers[description.idx] : f.function.upvalues[description.idx];
    }
    return new ScriptFunction(child, cells, f.function);
  }

  private static void varargs(Frame f, int i, int a) {
    int b = i >>> 23;
    if (b == 0) {
      f.open = f.varargs;
    } else {
      f.setAll(a, b - 1, f.varargs);
    }
  }
}
