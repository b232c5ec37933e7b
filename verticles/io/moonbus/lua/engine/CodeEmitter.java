package io.moonbus.lua.engine;

import static org.objectweb.asm.Opcodes.*;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the class of a function: one method with its code, static fields with its constants. The line number of every
 * instruction is its index plus one; the code before the first has none, so that a function is seen only once it runs.
 */
final class CodeEmitter {

  static final String PACKAGE = "io/moonbus/lua/engine/";
  static final String OWNER = PACKAGE + "CompiledFunction";
  static final String VALUE = Type.getInternalName(LuaValue.class);
  static final String VALUE_TYPE = Type.getDescriptor(LuaValue.class);
  static final String VARARGS = Type.getInternalName(Varargs.class);
  static final String VARARGS_TYPE = Type.getDescriptor(Varargs.class);
  static final String STATE_TYPE = "L" + PACKAGE + "State;";
  static final String CODE_TYPE = "L" + PACKAGE + "Code;";
  private static final int MAX_FIXED = 3;
  /** What a call takes of the stack beyond its registers: operands, return address, saved registers of the JVM. */
  private static final int FRAME_OVERHEAD = 120;

  private final Code code;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS) {
    @Override
    protected String getCommonSuperClass(String a, String b) {
      return a.equals(VARARGS) || b.equals(VARARGS) ? VARARGS : VALUE;
    }
  };
  private final Label end = new Label();

  CodeEmitter(Code code) {
    this.code = code;
  }

  /** Whether the parameters come one by one. */
  private static boolean isFixed(Code code) {
    return !code.vararg && code.parameters <= MAX_FIXED;
  }

  /** Size of the method in bytes, once emitted. */
  int size() {
    return end.getOffset();
  }

  byte[] emit() {
    String parent = PACKAGE + "BodyOf" + (isFixed(code) ? code.parameters : "Many");
    writer.visit(V17, ACC_FINAL | ACC_SUPER, OWNER, null, parent, null);
    emitConstructor(parent);
    emitConstants();
    emitBody();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void emitConstructor(String parent) {
    MethodVisitor m = writer.visitMethod(0, "<init>", "()V", null, null);
    m.visitCode();
    m.visitVarInsn(ALOAD, 0);
    m.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "()V", false);
    m.visitInsn(RETURN);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  /** Static fields that never change are constants for the JVM's compiler. */
  private void emitConstants() {
    int access = ACC_STATIC | ACC_FINAL | ACC_PRIVATE;
    writer.visitField(access, "CODE", CODE_TYPE, null, null);
    writer.visitField(access, "STATE", STATE_TYPE, null, null);
    MethodVisitor m = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    m.visitCode();
    m.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()Ljava/lang/invoke/MethodHandles$Lookup;", false);
    m.visitLdcInsn("_");
    m.visitLdcInsn(Type.getType(CODE_TYPE));
    m.visitMethodInsn(INVOKESTATIC, "java/lang/invoke/MethodHandles", "classData",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
    m.visitTypeInsn(CHECKCAST, PACKAGE + "Code");
    m.visitInsn(DUP);
    m.visitFieldInsn(PUTSTATIC, OWNER, "CODE", CODE_TYPE);
    m.visitFieldInsn(GETFIELD, PACKAGE + "Code", "state", STATE_TYPE);
    m.visitFieldInsn(PUTSTATIC, OWNER, "STATE", STATE_TYPE);
    for (int i = 0; i < code.constants.length; i++) {
      writer.visitField(access, "K" + i, VALUE_TYPE, null, null);
      m.visitFieldInsn(GETSTATIC, OWNER, "CODE", CODE_TYPE);
      m.visitFieldInsn(GETFIELD, PACKAGE + "Code", "constants", "[" + VALUE_TYPE);
      m.visitLdcInsn(i);
      m.visitInsn(AALOAD);
      m.visitFieldInsn(PUTSTATIC, OWNER, "K" + i, VALUE_TYPE);
    }
    m.visitInsn(RETURN);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  private void emitBody() {
    boolean fixed = isFixed(code);
    String name = fixed ? "run" : "runAll";
    String parameters = fixed ? VALUE_TYPE.repeat(code.parameters) : VARARGS_TYPE;
    MethodVisitor m = writer.visitMethod(0, name, "(" + VALUE_TYPE + parameters + ")" + VARARGS_TYPE, null, null);
    m.visitCode();
    int cost = Math.max(State.MIN_FRAME, FRAME_OVERHEAD + code.registers * 8);
    Registers registers = new Registers(m, code, fixed);
    emitEntry(m, registers, cost, fixed);
    registers.initialize();
    new InstructionEmitter(m, code, registers, cost).emit();
    m.visitLabel(end);
    m.visitMaxs(0, 0);
    m.visitEnd();
  }

  private void emitEntry(MethodVisitor m, Registers registers, int cost, boolean fixed) {
    Label begin = new Label();
    m.visitFieldInsn(GETSTATIC, OWNER, "STATE", STATE_TYPE);
    registers.loadFunction();
    m.visitLdcInsn(cost);
    m.visitMethodInsn(INVOKEVIRTUAL, PACKAGE + "State", "enter", "(L" + PACKAGE + "ScriptFunction;I)Z", false);
    m.visitJumpInsn(IFNE, begin);
    m.visitFieldInsn(GETSTATIC, OWNER, "STATE", STATE_TYPE);
    registers.loadFunction();
    if (fixed) {
      registers.packParameters();
    } else {
      m.visitVarInsn(ALOAD, Registers.ARGUMENTS);
    }
    m.visitMethodInsn(INVOKESTATIC, PACKAGE + "Interpreter", "run",
        "(" + STATE_TYPE + "L" + PACKAGE + "ScriptFunction;" + VARARGS_TYPE + ")" + VARARGS_TYPE, false);
    m.visitInsn(ARETURN);
    m.visitLabel(begin);
  }
}
