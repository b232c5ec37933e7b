package io.moonbus.lua.engine.patch;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** The corrections of luaj's strings that reach into their class. */
final class StringRewrites {

  /** The field that is set once the hash is wanted. */
  static final String HASH = "m_hashcode";

  private static final String STRING = "org/luaj/vm2/LuaString";
  private static final String PART_OF_BYTES = "([BII)";
  private static final String CACHE = "a cache that all threads share, for which every string is hashed";

  static final List<Correction> ALL = List.of(
      new Rewrite(STRING, "<init>", PART_OF_BYTES + "V", StringRewrites::constructor, "hashes strings that are no keys"),
      new Rewrite(STRING, "hashCode", "()I", StringRewrites::hash, "as the constructor"),
      new Rewrite(STRING, "valueOf", PART_OF_BYTES + "L" + STRING + ";", StringRewrites::copy, CACHE),
      new Rewrite(STRING, "valueUsing", PART_OF_BYTES + "L" + STRING + ";", StringRewrites::wrap, CACHE));

  private StringRewrites() {
  }

  private static void constructor(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "org/luaj/vm2/LuaValue", "<init>", "()V", false);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitFieldInsn(PUTFIELD, STRING, "m_bytes", "[B");
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 2);
    code.visitFieldInsn(PUTFIELD, STRING, "m_offset", "I");
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 3);
    code.visitFieldInsn(PUTFIELD, STRING, "m_length", "I");
    code.visitInsn(RETURN);
  }

  private static void hash(MethodVisitor code) {
    Label known = new Label();
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, STRING, HASH, "I");
    code.visitJumpInsn(IFNE, known);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESTATIC, Type.getInternalName(KeyHash.class), "compute", "(L" + STRING + ";)I", false);
    code.visitFieldInsn(PUTFIELD, STRING, HASH, "I");
    code.visitLabel(known);
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, STRING, HASH, "I");
    code.visitInsn(IRETURN);
  }

  private static void copy(MethodVisitor code) {
    loadPart(code);
    code.visitMethodInsn(INVOKESTATIC, STRING, "valueFromCopy", PART_OF_BYTES + "L" + STRING + ";", false);
    code.visitInsn(ARETURN);
  }

  private static void wrap(MethodVisitor code) {
    code.visitTypeInsn(NEW, STRING);
    code.visitInsn(DUP);
    loadPart(code);
    code.visitMethodInsn(INVOKESPECIAL, STRING, "<init>", PART_OF_BYTES + "V", false);
    code.visitInsn(ARETURN);
  }

  private static void loadPart(MethodVisitor code) {
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, 1);
    code.visitVarInsn(ILOAD, 2);
  }
}
