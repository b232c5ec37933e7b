package io.moonbus.lua.engine.patch;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ARRAYLENGTH;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.IF_ICMPLE;
import static org.objectweb.asm.Opcodes.IFLE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** The corrections of the sizes and the length of luaj's tables. */
final class TableRewrites {

  private static final String TABLE = "org/luaj/vm2/LuaTable";
  private static final String VALUES = "[Lorg/luaj/vm2/LuaValue;";
  private static final String SLOT = TABLE + "$Slot";
  private static final String SIZES = Type.getInternalName(TableSizes.class);
  private static final String LENGTH = "#{1, nil, 3} is 1, as the array part is larger than the constructor asks for";

  static final List<Correction> ALL = List.of(
      new Rewrite(TABLE, "rawlen", "()I", TableRewrites::length, "an end beyond the array part is sought first"),
      new Rewrite(TABLE, "presize", "(II)V", TableRewrites::sizes, LENGTH),
      new Rewrite(TABLE, "presize", "(I)V", TableRewrites::grow, LENGTH + "; entries that are now in it are lost"),
      new Rewrite(TABLE, "rehash", "(I)V", TableRewrites::rehash, "miscounts when the array part is no power of two",
          true));

  private TableRewrites() {
  }

  private static void length(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKEVIRTUAL, TABLE, "getArrayLength", "()I", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKEVIRTUAL, TABLE, "getHashLength", "()I", false);
    code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(Border.class), "of", "(L" + TABLE + ";II)I", false);
    code.visitInsn(IRETURN);
  }

  private static void sizes(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 1);
    code.visitMethodInsn(INVOKESTATIC, SIZES, "array", "(I)" + VALUES, false);
    code.visitFieldInsn(PUTFIELD, TABLE, "array", VALUES);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 2);
    Label none = new Label();
    Label set = new Label();
    code.visitJumpInsn(IFLE, none);
    code.visitVarInsn(ILOAD, 2);
    code.visitMethodInsn(INVOKESTATIC, SIZES, "chains", "(I)I", false);
    code.visitTypeInsn(ANEWARRAY, SLOT);
    code.visitJumpInsn(GOTO, set);
    code.visitLabel(none);
    code.visitFieldInsn(GETSTATIC, TABLE, "NOBUCKETS", "[L" + SLOT + ";");
    code.visitLabel(set);
    code.visitFieldInsn(PUTFIELD, TABLE, "hash", "[L" + SLOT + ";");
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(ICONST_0);
    code.visitFieldInsn(PUTFIELD, TABLE, "hashEntries", "I");
    code.visitInsn(RETURN);
  }

  private static void grow(MethodVisitor code) {
    int length = 2;
    int taken = 3;
    Label fits = new Label();
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, TABLE, "array", VALUES);
    code.visitInsn(ARRAYLENGTH);
    code.visitVarInsn(ISTORE, length);
    code.visitVarInsn(ILOAD, 1);
    code.visitVarInsn(ILOAD, length);
    code.visitJumpInsn(IF_ICMPLE, fits);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, length);
    code.visitVarInsn(ILOAD, 1);
    code.visitMethodInsn(INVOKESTATIC, SIZES, "take", "(L" + TABLE + ";II)" + VALUES, false);
    code.visitVarInsn(ASTORE, taken);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, TABLE, "array", VALUES);
    code.visitVarInsn(ILOAD, 1);
    code.visitMethodInsn(INVOKESTATIC, TABLE, "resize", "(" + VALUES + "I)" + VALUES, false);
    code.visitFieldInsn(PUTFIELD, TABLE, "array", VALUES);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, length);
    code.visitVarInsn(ALOAD, taken);
    code.visitMethodInsn(INVOKESTATIC, SIZES, "put", "(L" + TABLE + ";I" + VALUES + ")V", false);
    code.visitLabel(fits);
    code.visitInsn(RETURN);
  }

  private static void rehash(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, TABLE, "array", VALUES);
    code.visitMethodInsn(INVOKESTATIC, SIZES, "even", "(" + VALUES + ")" + VALUES, false);
    code.visitFieldInsn(PUTFIELD, TABLE, "array", VALUES);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 1);
    code.visitMethodInsn(INVOKESPECIAL, TABLE, "rehash" + Correction.ORIGINAL, "(I)V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, TABLE, "countHashKeys", "()I", false);
    code.visitFieldInsn(PUTFIELD, TABLE, "hashEntries", "I");
    code.visitInsn(RETURN);
  }
}
