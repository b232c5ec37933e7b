package io.moonbus.lua.engine.patch;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code LuaDouble.valueOf(double)}: an integer where {@link Arithmetic#integer} gives one, else a double. */
record DoubleFactory(String reason) implements Correction {

  @Override
  public String owner() {
    return "org/luaj/vm2/LuaDouble";
  }

  @Override
  public String name() {
    return "valueOf";
  }

  @Override
  public String descriptor() {
    return "(D)Lorg/luaj/vm2/LuaNumber;";
  }

  @Override
  public void write(ClassVisitor to, int access) {
    MethodVisitor code = to.visitMethod(access, name(), descriptor(), null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.DLOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Arithmetic.class.getName().replace('.', '/'), "integer",
        "(D)Lorg/luaj/vm2/LuaInteger;", false);
    code.visitInsn(Opcodes.DUP);
    Label isDouble = new Label();
    code.visitJumpInsn(Opcodes.IFNULL, isDouble);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(isDouble);
    code.visitInsn(Opcodes.POP);
    code.visitTypeInsn(Opcodes.NEW, owner());
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.DLOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, owner(), "<init>", "(D)V", false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
