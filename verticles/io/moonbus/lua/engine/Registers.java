package io.moonbus.lua.engine;

import static io.moonbus.lua.engine.CodeEmitter.PACKAGE;
import static io.moonbus.lua.engine.CodeEmitter.VALUE;
import static io.moonbus.lua.engine.CodeEmitter.VALUE_TYPE;
import static io.moonbus.lua.engine.CodeEmitter.VARARGS_TYPE;
import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;

/** Where a compiled function keeps what: Lua's registers are local variables of the JVM, shared ones cells in them. */
final class Registers {

  /** The local variable of the packed arguments. */
  static final int ARGUMENTS = 2;
  private static final int FUNCTION = 1;
  private static final String CELL = PACKAGE + "Cell";
  private static final String SCRIPT_FUNCTION = PACKAGE + "ScriptFunction";

  private final MethodVisitor m;
  private final Code code;
  private final boolean fixed;
  private final int base;
  private final int cells;
  private final int upvalues;
  private final Map<Integer, Integer> loops = new HashMap<>();
  /** Results of unknown number of the last instruction. */
  final int open;
  /** The surplus arguments. */
  final int varargs;
  /** For use within one instruction. */
  final int scratch;
  final int scratchList;
  private int free;

  Registers(MethodVisitor m, Code code, boolean fixed) {
    this.m = m;
    this.code = code;
    this.fixed = fixed;
    base = fixed ? ARGUMENTS : ARGUMENTS + 1;
    cells = base + code.registers;
    upvalues = cells + code.registers;
    open = upvalues + 1;
    varargs = open + 1;
    scratch = varargs + 1;
    scratchList = scratch + 1;
    free = scratchList + 1;
  }

  void loadFunction() {
    m.visitVarInsn(ALOAD, FUNCTION);
    m.visitTypeInsn(CHECKCAST, SCRIPT_FUNCTION);
  }

  void packParameters() {
    pack(code.parameters, i -> m.visitVarInsn(ALOAD, base + i));
  }

  /** Pushes one of several values. */
  @FunctionalInterface
  interface Loader {
    void load(int i);
  }

  /** Makes a list of values. */
  void pack(int count, Loader loader) {
    if (count == 0) {
      m.visitFieldInsn(GETSTATIC, VALUE, "NONE", VALUE_TYPE);
    } else if (count <= 3) {
      for (int i = 0; i < count; i++) {
        loader.load(i);
      }
      if (count > 1) {
        m.visitMethodInsn(INVOKESTATIC, VALUE, "varargsOf", "(" + VALUE_TYPE.repeat(count - 1) + VARARGS_TYPE + ")" + VARARGS_TYPE, false);
      }
    } else {
      array(count, loader);
      m.visitMethodInsn(INVOKESTATIC, VALUE, "varargsOf", "([" + VALUE_TYPE + ")" + VARARGS_TYPE, false);
    }
  }

  /** Makes an array of values. */
  void array(int count, Loader loader) {
    m.visitLdcInsn(count);
    m.visitTypeInsn(ANEWARRAY, VALUE);
    for (int i = 0; i < count; i++) {
      m.visitInsn(DUP);
      m.visitLdcInsn(i);
      loader.load(i);
      m.visitInsn(AASTORE);
    }
  }

  void initialize() {
    loadFunction();
    m.visitFieldInsn(GETFIELD, SCRIPT_FUNCTION, "upvalues", "[L" + CELL + ";");
    m.visitVarInsn(ASTORE, upvalues);
    m.visitFieldInsn(GETSTATIC, VALUE, "NONE", VALUE_TYPE);
    m.visitVarInsn(ASTORE, open);
    for (int r = 0; r < code.registers; r++) {
      initialize(r);
    }
    if (code.vararg) {
      m.visitVarInsn(ALOAD, ARGUMENTS);
      m.visitLdcInsn(code.parameters + 1);
      m.visitMethodInsn(INVOKEVIRTUAL, CodeEmitter.VARARGS, "subargs", "(I)" + VARARGS_TYPE, false);
      m.visitVarInsn(ASTORE, varargs);
    }
  }

  private void initialize(int r) {
    boolean captured = code.isCaptured(r);
    if (captured) {
      m.visitTypeInsn(NEW, CELL);
      m.visitInsn(DUP);
    }
    if (r >= code.parameters) {
      m.visitFieldInsn(GETSTATIC, VALUE, "NIL", VALUE_TYPE);
    } else if (fixed) {
      m.visitVarInsn(ALOAD, base + r);
    } else {
      m.visitVarInsn(ALOAD, ARGUMENTS);
      m.visitLdcInsn(r + 1);
      m.visitMethodInsn(INVOKEVIRTUAL, CodeEmitter.VARARGS, "arg", "(I)" + VALUE_TYPE, false);
    }
    if (captured) {
      m.visitMethodInsn(INVOKESPECIAL, CELL, "<init>", "(" + VALUE_TYPE + ")V", false);
      m.visitVarInsn(ASTORE, cells + r);
    } else {
      m.visitVarInsn(ASTORE, base + r);
    }
  }

  void load(int r) {
    if (code.isCaptured(r)) {
      m.visitVarInsn(ALOAD, cells + r);
      m.visitFieldInsn(GETFIELD, CELL, "v", VALUE_TYPE);
    } else {
      m.visitVarInsn(ALOAD, base + r);
    }
  }

  /** Stores the value on the stack. */
  void store(int r) {
    if (code.isCaptured(r)) {
      m.visitVarInsn(ALOAD, cells + r);
      m.visitInsn(SWAP);
      m.visitFieldInsn(PUTFIELD, CELL, "v", VALUE_TYPE);
    } else {
      m.visitVarInsn(ASTORE, base + r);
    }
  }

  void loadCell(int r) {
    m.visitVarInsn(ALOAD, cells + r);
  }

  void loadUpvalueCell(int index) {
    m.visitVarInsn(ALOAD, upvalues);
    m.visitLdcInsn(index);
    m.visitInsn(AALOAD);
  }

  void loadUpvalue(int index) {
    loadUpvalueCell(index);
    m.visitFieldInsn(GETFIELD, CELL, "v", VALUE_TYPE);
  }

  /** Gives shared registers new cells. */
  void close(int from) {
    for (int r = from; r < code.registers; r++) {
      if (code.isCaptured(r)) {
        m.visitTypeInsn(NEW, CELL);
        m.visitInsn(DUP);
        load(r);
        m.visitMethodInsn(INVOKESPECIAL, CELL, "<init>", "(" + VALUE_TYPE + ")V", false);
        m.visitVarInsn(ASTORE, cells + r);
      }
    }
  }

  /** Three local variables for a numeric loop's index, limit and step. */
  int loop(int r) {
    return loops.computeIfAbsent(r, key -> {
      free += 6;
      return free - 6;
    });
  }
}
