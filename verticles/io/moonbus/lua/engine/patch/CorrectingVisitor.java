package io.moonbus.lua.engine.patch;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Replaces the bodies of the methods that have a correction and adds the methods that luaj's class lacks. */
final class CorrectingVisitor extends ClassVisitor {

  private final List<Correction> missing;

  CorrectingVisitor(ClassVisitor to, List<Correction> corrections) {
    super(Opcodes.ASM9, to);
    this.missing = new ArrayList<>(corrections);
  }

  @Override
  public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
    for (Correction correction : missing) {
      if (correction.name().equals(name) && correction.descriptor().equals(descriptor)) {
        missing.remove(correction);
        correction.write(cv, access);
        return correction.keepsOriginal()
            ? super.visitMethod(access, name + Correction.ORIGINAL, descriptor, signature, exceptions) : null;
      }
    }
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  /** Fields that corrected methods set after construction. */
  @Override
  public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
    boolean changes = name.equals(StringRewrites.HASH);
    return super.visitField(changes ? access & ~Opcodes.ACC_FINAL : access, name, descriptor, signature, value);
  }

  @Override
  public void visitEnd() {
    int mark = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
    super.visitField(mark, CorrectedClasses.MARK, "Z", null, 1).visitEnd();
    missing.forEach(correction -> correction.write(cv, Modifier.PUBLIC));
    super.visitEnd();
  }
}
