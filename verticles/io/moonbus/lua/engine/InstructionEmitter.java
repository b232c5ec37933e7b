package io.moonbus.lua.engine;

import static io.moonbus.lua.engine.CodeEmitter.CODE_TYPE;
import static io.moonbus.lua.engine.CodeEmitter.OWNER;
import static io.moonbus.lua.engine.CodeEmitter.PACKAGE;
import static io.moonbus.lua.engine.CodeEmitter.STATE_TYPE;
import static io.moonbus.lua.engine.CodeEmitter.VALUE;
import static io.moonbus.lua.engine.CodeEmitter.VALUE_TYPE;
import static io.moonbus.lua.engine.CodeEmitter.VARARGS;
import static io.moonbus.lua.engine.CodeEmitter.VARARGS_TYPE;
import static org.objectweb.asm.Opcodes.*;

import org.luaj.vm2.Lua;
import org.luaj.vm2.Upvaldesc;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes the code of a function's instructions. What an operator does is in static methods, which the JVM inlines. */
final class InstructionEmitter {

  private static final String BODY = PACKAGE + "Body";
  private static final String CELL = PACKAGE + "Cell";
  private static final int MAX_FIXED = 3;

  private final MethodVisitor m;
  private final Code code;
  private final Registers registers;
  private final int cost;
  private final Label[] labels;

  InstructionEmitter(MethodVisitor m, Code code, Registers registers, int cost) {
    this.m = m;
    this.code = code;
    this.registers = registers;
    this.cost = cost;
    labels = new Label[code.instructions.length + 1];
    for (int pc = 0; pc < labels.length; pc++) {
      labels[pc] = new Label();
    }
  }

  void emit() {
    int pc = 0;
    while (pc < code.instructions.length) {
      m.visitLabel(labels[pc]);
      m.visitLineNumber(pc + 1, labels[pc]);
      int i = code.instructions[pc];
      emit(pc, i, i >>> 6 & 0xff, i >>> 23, i >>> 14 & 0x1ff);
      pc += (i & 0x3f) == Lua.OP_SETLIST && (i >>> 14 & 0x1ff) == 0 ? 2 : 1;
    }
    m.visitLabel(labels[pc]);
    // Behind the last instruction, which returns: only for labels to refer to.
    m.visitInsn(ACONST_NULL);
    m.visitInsn(ARETURN);
  }

  private void emit(int pc, int i, int a, int b, int c) {
    switch (i & 0x3f) {
      case Lua.OP_MOVE -> copy(b, a);
      case Lua.OP_LOADK -> {
        constant(i >>> 14);
        registers.store(a);
      }
      case Lua.OP_LOADBOOL -> loadBoolean(pc, a, b, c);
      case Lua.OP_LOADNIL -> loadNil(a, b);
      case Lua.OP_GETUPVAL -> {
        registers.loadUpvalue(b);
        registers.store(a);
      }
      case Lua.OP_SETUPVAL -> {
        registers.loadUpvalueCell(b);
        registers.load(a);
        m.visitFieldInsn(PUTFIELD, CELL, "v", VALUE_TYPE);
      }
      case Lua.OP_GETTABUP, Lua.OP_GETTABLE, Lua.OP_SETTABUP, Lua.OP_SETTABLE, Lua.OP_SELF, Lua.OP_NEWTABLE, Lua.OP_SETLIST ->
          table(pc, i, a, b, c);
      case Lua.OP_JMP -> jump(pc, i, a);
      case Lua.OP_EQ, Lua.OP_LT, Lua.OP_LE, Lua.OP_TEST, Lua.OP_TESTSET -> test(pc, i, a, b, c);
      case Lua.OP_CALL -> call(pc, a, b, c);
      case Lua.OP_TAILCALL -> {
        registers.load(a);
        values(pc, a + 1, b - 1);
        state();
        invoke("Calls", "tail", VALUE_TYPE + VARARGS_TYPE + STATE_TYPE, VARARGS_TYPE);
        leave();
      }
      case Lua.OP_RETURN -> {
        values(pc, a, b - 1);
        leave();
      }
      case Lua.OP_FORPREP -> forPrepare(pc, i, a);
      case Lua.OP_FORLOOP -> forLoop(pc, i, a);
      case Lua.OP_TFORCALL -> genericForCall(a, c);
      case Lua.OP_TFORLOOP -> genericForLoop(pc, i, a);
      case Lua.OP_CLOSURE -> closure(i >>> 14, a);
      case Lua.OP_VARARG -> varargs(a, b);
      default -> operator(i & 0x3f, a, b, c);
    }
  }

  private void invoke(String type, String name, String parameters, String result) {
    m.visitMethodInsn(INVOKESTATIC, PACKAGE + type, name, "(" + parameters + ")" + result, false);
  }

  private void state() {
    m.visitFieldInsn(GETSTATIC, OWNER, "STATE", STATE_TYPE);
  }

  private void constant(int index) {
    m.visitFieldInsn(GETSTATIC, OWNER, "K" + index, VALUE_TYPE);
  }

  private void operand(int rk) {
    if ((rk & 0x100) != 0) {
      constant(rk & 0xff);
    } else {
      registers.load(rk);
    }
  }

  private void copy(int from, int to) {
    registers.load(from);
    registers.store(to);
  }

  private void loadBoolean(int pc, int a, int b, int c) {
    m.visitFieldInsn(GETSTATIC, VALUE, b != 0 ? "TRUE" : "FALSE", "Lorg/luaj/vm2/LuaBoolean;");
    registers.store(a);
    if (c != 0) {
      m.visitJumpInsn(GOTO, labels[pc + 2]);
    }
  }

  private void loadNil(int a, int b) {
    for (int r = a; r <= a + b; r++) {
      m.visitFieldInsn(GETSTATIC, VALUE, "NIL", VALUE_TYPE);
      registers.store(r);
    }
  }

  private void table(int pc, int i, int a, int b, int c) {
    switch (i & 0x3f) {
      case Lua.OP_GETTABUP -> {
        registers.loadUpvalue(b);
        index(c);
        registers.store(a);
      }
      case Lua.OP_GETTABLE -> {
        registers.load(b);
        index(c);
        registers.store(a);
      }
      case Lua.OP_SETTABUP -> {
        registers.loadUpvalue(a);
        assign(b, c);
      }
      case Lua.OP_SETTABLE -> {
        registers.load(a);
        assign(b, c);
      }
      case Lua.OP_SELF -> {
        registers.load(b);
        m.visitInsn(DUP);
        m.visitVarInsn(ASTORE, registers.scratch);
        lookUp("method", c);
        m.visitVarInsn(ALOAD, registers.scratch);
        registers.store(a + 1);
        registers.store(a);
      }
      case Lua.OP_NEWTABLE -> {
        m.visitTypeInsn(NEW, "org/luaj/vm2/LuaTable");
        m.visitInsn(DUP);
        m.visitLdcInsn(Instructions.floatingByte(b));
        m.visitLdcInsn(Instructions.floatingByte(c));
        m.visitMethodInsn(INVOKESPECIAL, "org/luaj/vm2/LuaTable", "<init>", "(II)V", false);
        registers.store(a);
      }
      default -> {
        int block = c == 0 ? code.instructions[pc + 1] : c;
        registers.load(a);
        m.visitLdcInsn((block - 1) * Instructions.FIELDS_PER_FLUSH + 1);
        values(pc, a + 1, b == 0 ? -1 : b);
        invoke("Tables", "fill", VALUE_TYPE + "I" + VARARGS_TYPE, "V");
      }
    }
  }

  private void index(int key) {
    lookUp("index", key);
  }

  private void lookUp(String how, int key) {
    operand(key);
    state();
    invoke("Tables", how, VALUE_TYPE + VALUE_TYPE + STATE_TYPE, VALUE_TYPE);
  }

  private void assign(int key, int value) {
    operand(key);
    operand(value);
    state();
    invoke("Tables", "set", VALUE_TYPE + VALUE_TYPE + VALUE_TYPE + STATE_TYPE, "V");
  }

  private void operator(int opcode, int a, int b, int c) {
    switch (opcode) {
      case Lua.OP_ADD -> binary("add", b, c);
      case Lua.OP_SUB -> binary("sub", b, c);
      case Lua.OP_MUL -> binary("mul", b, c);
      case Lua.OP_DIV -> binary("div", b, c);
      case Lua.OP_MOD -> binary("mod", b, c);
      case Lua.OP_POW -> binary("pow", b, c);
      case Lua.OP_UNM -> unary("Arithmetic", "unm", b);
      case Lua.OP_LEN -> unary("Tables", "length", b);
      case Lua.OP_NOT -> {
        registers.load(b);
        invoke("Comparison", "not", VALUE_TYPE, VALUE_TYPE);
      }
      case Lua.OP_CONCAT -> concat(b, c);
      default -> throw new IllegalStateException("unknown instruction " + opcode);
    }
    registers.store(a);
  }

  private void binary(String name, int b, int c) {
    operand(b);
    operand(c);
    state();
    invoke("Arithmetic", name, VALUE_TYPE + VALUE_TYPE + STATE_TYPE, VALUE_TYPE);
  }

  private void unary(String type, String name, int b) {
    registers.load(b);
    state();
    invoke(type, name, VALUE_TYPE + STATE_TYPE, VALUE_TYPE);
  }

  private void concat(int b, int c) {
    if (c == b + 1) {
      registers.load(b);
      registers.load(c);
      state();
      invoke("Concatenation", "concat", VALUE_TYPE + VALUE_TYPE + STATE_TYPE, VALUE_TYPE);
    } else {
      registers.array(c - b + 1, n -> registers.load(b + n));
      state();
      invoke("Concatenation", "concat", "[" + VALUE_TYPE + STATE_TYPE, VALUE_TYPE);
    }
  }

  private void poll() {
    state();
    m.visitMethodInsn(INVOKEVIRTUAL, PACKAGE + "State", "poll", "()V", false);
  }

  private void jump(int pc, int i, int a) {
    if (a > 0) {
      registers.close(a - 1);
    }
    back(pc, i);
  }

  /** Jumps by the instruction's offset; polls when that is backwards. */
  private void back(int pc, int i) {
    int offset = (i >>> 14) - Instructions.JUMP_BIAS;
    if (offset < 0) {
      poll();
    }
    m.visitJumpInsn(GOTO, labels[pc + 1 + offset]);
  }

  private void test(int pc, int i, int a, int b, int c) {
    switch (i & 0x3f) {
      case Lua.OP_EQ -> compare("eq", pc, a, b, c);
      case Lua.OP_LT -> compare("lt", pc, a, b, c);
      case Lua.OP_LE -> compare("le", pc, a, b, c);
      case Lua.OP_TEST -> skipUnless(pc, a, c != 0);
      default -> {
        skipUnless(pc, b, c != 0);
        copy(b, a);
      }
    }
  }

  private void compare(String name, int pc, int a, int b, int c) {
    operand(b);
    operand(c);
    state();
    invoke("Comparison", name, VALUE_TYPE + VALUE_TYPE + STATE_TYPE, "Z");
    m.visitJumpInsn(a != 0 ? IFEQ : IFNE, labels[pc + 2]);
  }

  private void skipUnless(int pc, int register, boolean expected) {
    registers.load(register);
    invoke("Comparison", "isTrue", VALUE_TYPE, "Z");
    m.visitJumpInsn(expected ? IFEQ : IFNE, labels[pc + 2]);
  }

  /** Pushes a list of values; {@code count} < 0: up to the open results of the instruction before. */
  private void values(int pc, int from, int count) {
    if (count >= 0) {
      registers.pack(count, n -> registers.load(from + n));
      return;
    }
    int fixed = (code.instructions[pc - 1] >>> 6 & 0xff) - from;
    if (fixed > 0) {
      registers.array(fixed, n -> registers.load(from + n));
    }
    m.visitVarInsn(ALOAD, registers.open);
    if (fixed > 0) {
      invoke("Values", "append", "[" + VALUE_TYPE + VARARGS_TYPE, VARARGS_TYPE);
    }
  }

  private void call(int pc, int a, int b, int c) {
    registers.load(a);
    state();
    invoke("Calls", "body", VALUE_TYPE + STATE_TYPE, "L" + BODY + ";");
    registers.load(a);
    if (b > 0 && b - 1 <= MAX_FIXED) {
      for (int n = 1; n < b; n++) {
        registers.load(a + n);
      }
      m.visitMethodInsn(INVOKEVIRTUAL, BODY, "run", "(" + VALUE_TYPE.repeat(b) + ")" + VARARGS_TYPE, false);
    } else {
      values(pc, a + 1, b - 1);
      m.visitMethodInsn(INVOKEVIRTUAL, BODY, "runAll", "(" + VALUE_TYPE + VARARGS_TYPE + ")" + VARARGS_TYPE, false);
    }
    results(a, c);
  }

  private void results(int a, int c) {
    if (c == 2) {
      invoke("Calls", "first", VARARGS_TYPE, VALUE_TYPE);
      registers.store(a);
      return;
    }
    invoke("Calls", "all", VARARGS_TYPE, VARARGS_TYPE);
    if (c == 0) {
      m.visitVarInsn(ASTORE, registers.open);
    } else if (c == 1) {
      m.visitInsn(POP);
    } else {
      spread(a, c - 1);
    }
  }

  /** Stores the first values of the list on the stack. */
  private void spread(int to, int count) {
    m.visitVarInsn(ASTORE, registers.scratchList);
    for (int n = 0; n < count; n++) {
      m.visitVarInsn(ALOAD, registers.scratchList);
      m.visitLdcInsn(n + 1);
      m.visitMethodInsn(INVOKEVIRTUAL, VARARGS, "arg", "(I)" + VALUE_TYPE, false);
      registers.store(to + n);
    }
  }

  private void leave() {
    state();
    m.visitLdcInsn(cost);
    m.visitMethodInsn(INVOKEVIRTUAL, PACKAGE + "State", "leave", "(I)V", false);
    m.visitInsn(ARETURN);
  }

  private void forPrepare(int pc, int i, int a) {
    int loop = registers.loop(a);
    String[] parts = {"initial value", "limit", "step"};
    for (int n = 0; n < parts.length; n++) {
      registers.load(a + n);
      m.visitLdcInsn(parts[n]);
      state();
      invoke("Instructions", "forNumber", VALUE_TYPE + "Ljava/lang/String;" + STATE_TYPE, "Lorg/luaj/vm2/LuaNumber;");
      m.visitMethodInsn(INVOKEVIRTUAL, VALUE, "todouble", "()D", false);
      m.visitVarInsn(DSTORE, loop + 2 * n);
    }
    int behind = pc + 2 + (i >>> 14) - Instructions.JUMP_BIAS;
    enterIteration(loop, a, labels[behind]);
  }

  private void forLoop(int pc, int i, int a) {
    int loop = registers.loop(a);
    m.visitVarInsn(DLOAD, loop);
    m.visitVarInsn(DLOAD, loop + 4);
    m.visitInsn(DADD);
    m.visitVarInsn(DSTORE, loop);
    enterIteration(loop, a, labels[pc + 1]);
    back(pc, i);
  }

  private void enterIteration(int loop, int a, Label exit) {
    for (int n = 0; n < 3; n++) {
      m.visitVarInsn(DLOAD, loop + 2 * n);
    }
    invoke("Instructions", "goesOn", "DDD", "Z");
    m.visitJumpInsn(IFEQ, exit);
    m.visitVarInsn(DLOAD, loop);
    invoke("Numbers", "of", "D", VALUE_TYPE);
    registers.store(a + 3);
  }

  private void genericForCall(int a, int c) {
    registers.load(a);
    state();
    invoke("Calls", "body", VALUE_TYPE + STATE_TYPE, "L" + BODY + ";");
    registers.load(a);
    registers.load(a + 1);
    registers.load(a + 2);
    m.visitMethodInsn(INVOKEVIRTUAL, BODY, "run", "(" + VALUE_TYPE.repeat(3) + ")" + VARARGS_TYPE, false);
    invoke("Calls", "all", VARARGS_TYPE, VARARGS_TYPE);
    spread(a + 3, c);
  }

  private void genericForLoop(int pc, int i, int a) {
    registers.load(a + 1);
    m.visitFieldInsn(GETSTATIC, VALUE, "NIL", VALUE_TYPE);
    m.visitJumpInsn(IF_ACMPEQ, labels[pc + 1]);
    copy(a + 1, a);
    back(pc, i);
  }

  private void closure(int child, int a) {
    m.visitTypeInsn(NEW, PACKAGE + "ScriptFunction");
    m.visitInsn(DUP);
    m.visitFieldInsn(GETSTATIC, OWNER, "CODE", CODE_TYPE);
    m.visitFieldInsn(GETFIELD, PACKAGE + "Code", "children", "[" + CODE_TYPE);
    m.visitLdcInsn(child);
    m.visitInsn(AALOAD);
    Upvaldesc[] upvalues = code.children[child].prototype.upvalues;
    m.visitLdcInsn(upvalues.length);
    m.visitTypeInsn(ANEWARRAY, CELL);
    for (int n = 0; n < upvalues.length; n++) {
      m.visitInsn(DUP);
      m.visitLdcInsn(n);
      if (upvalues[n].instack) {
        registers.loadCell(upvalues[n].idx);
      } else {
        registers.loadUpvalueCell(upvalues[n].idx);
      }
      m.visitInsn(AASTORE);
    }
    registers.loadFunction();
    m.visitMethodInsn(INVOKESPECIAL, PACKAGE + "ScriptFunction", "<init>",
        "(" + CODE_TYPE + "[L" + CELL + ";L" + PACKAGE + "ScriptFunction;)V", false);
    registers.store(a);
  }

  private void varargs(int a, int b) {
    m.visitVarInsn(ALOAD, registers.varargs);
    if (b == 0) {
      m.visitVarInsn(ASTORE, registers.open);
    } else {
      spread(a, b - 1);
    }
  }
}
