package io.moonbus.lua.engine.patch;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.ICONST_M1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The corrections that are written in the JVM's instructions. */
final class Rewrites {

  private static final String DOUBLE = "org/luaj/vm2/LuaDouble";
  private static final String VALUE = "org/luaj/vm2/LuaValue";
  private static final String TABLE = "org/luaj/vm2/LuaTable";
  private static final String DEAD = TABLE + "$DeadSlot";
  private static final String SLOT = "L" + TABLE + "$Slot;";
  private static final String REMOVE = "(L" + TABLE + "$StrongSlot;)" + SLOT;
  private static final String FUNCTION_STATE = "org/luaj/vm2/compiler/FuncState";
  private static final String LEXICAL_STATE = "org/luaj/vm2/compiler/LexState";

  static final List<Correction> ALL = List.of(
      new Rewrite(DOUBLE, "valueOf", "(D)Lorg/luaj/vm2/LuaNumber;", Rewrites::number, "-0.0 loses its sign"),
      new Rewrite(FUNCTION_STATE, "numberK", "(L" + VALUE + ";)I", Rewrites::constant,
          "a constant -0.0 loses its sign"),
      new Rewrite(FUNCTION_STATE, "errorlimit", "(ILjava/lang/String;)V", Rewrites::limit,
          "a null pointer instead of the message"),
      new Rewrite(TABLE, "defaultEntry", "(L" + VALUE + ";L" + VALUE + ";)L" + TABLE + "$Entry;", Rewrites::entry,
          "an entry that held a number turns a string of digits that replaces it into a number"),
      new Rewrite(DEAD, "remove", REMOVE, Rewrites::removeBehindDead,
          "an entry behind a removed one stays when the removed key was collected"),
      new Rewrite(DEAD, "arraykey", "(I)I", Rewrites::skipDead,
          "removed entries crash the growth of a table that has no others"));

  private Rewrites() {
  }

  /** {@code ls.lexerror(limit(f, limit, what), 0)}. */
  private static void limit(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, FUNCTION_STATE, "ls", "L" + LEXICAL_STATE + ";");
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, FUNCTION_STATE, "f", "Lorg/luaj/vm2/Prototype;");
    code.visitVarInsn(ILOAD, 1);
    code.visitVarInsn(ALOAD, 2);
    code.visitMethodInsn(INVOKESTATIC, Text.class.getName().replace('.', '/'), "limit",
        "(Lorg/luaj/vm2/Prototype;ILjava/lang/String;)Ljava/lang/String;", false);
    code.visitInsn(ICONST_0);
    code.visitMethodInsn(INVOKEVIRTUAL, LEXICAL_STATE, "lexerror", "(Ljava/lang/String;I)V", false);
    code.visitInsn(RETURN);
  }

  private static void number(MethodVisitor code) {
    code.visitVarInsn(DLOAD, 0);
    code.visitMethodInsn(INVOKESTATIC, Arithmetic.class.getName().replace('.', '/'), "integer",
        "(D)Lorg/luaj/vm2/LuaInteger;", false);
    code.visitInsn(DUP);
    Label isDouble = new Label();
    code.visitJumpInsn(IFNULL, isDouble);
    code.visitInsn(ARETURN);
    code.visitLabel(isDouble);
    code.visitInsn(POP);
    code.visitTypeInsn(NEW, DOUBLE);
    code.visitInsn(DUP);
    code.visitVarInsn(DLOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, DOUBLE, "<init>", "(D)V", false);
    code.visitInsn(ARETURN);
  }

  private static void constant(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKEVIRTUAL, FUNCTION_STATE, "addk", "(L" + VALUE + ";)I", false);
    code.visitInsn(IRETURN);
  }

  private static void entry(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKEVIRTUAL, VALUE, "isinttype", "()Z", false);
    Label normal = new Label();
    code.visitJumpInsn(IFEQ, normal);
    code.visitTypeInsn(NEW, TABLE + "$IntKeyEntry");
    code.visitInsn(DUP);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKEVIRTUAL, VALUE, "toint", "()I", false);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKESPECIAL, TABLE + "$IntKeyEntry", "<init>", "(IL" + VALUE + ";)V", false);
    code.visitInsn(ARETURN);
    code.visitLabel(normal);
    code.visitTypeInsn(NEW, TABLE + "$NormalEntry");
    code.visitInsn(DUP);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKESPECIAL, TABLE + "$NormalEntry", "<init>", "(L" + VALUE + ";L" + VALUE + ";)V", false);
    code.visitInsn(ARETURN);
  }

  private static void removeBehindDead(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, DEAD, "next", SLOT);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKEINTERFACE, TABLE + "$Slot", "remove", REMOVE, true);
    code.visitFieldInsn(PUTFIELD, DEAD, "next", SLOT);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, DEAD, "key", "()L" + VALUE + ";", false);
    Label collected = new Label();
    code.visitJumpInsn(IFNULL, collected);
    code.visitVarInsn(ALOAD, 0);
    code.visitInsn(ARETURN);
    code.visitLabel(collected);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, DEAD, "next", SLOT);
    code.visitInsn(ARETURN);
  }

  /** No key while keys are counted, any key while entries move: an entry without a value then moves nowhere. */
  private static void skipDead(MethodVisitor code) {
    code.visitVarInsn(ILOAD, 1);
    code.visitLdcInsn(Integer.MAX_VALUE);
    Label moving = new Label();
    code.visitJumpInsn(IF_ICMPNE, moving);
    code.visitInsn(ICONST_M1);
    code.visitInsn(IRETURN);
    code.visitLabel(moving);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
  }
}
