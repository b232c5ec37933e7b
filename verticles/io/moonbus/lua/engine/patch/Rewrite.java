package io.moonbus.lua.engine.patch;

import java.util.function.Consumer;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/**
 * A new body in the JVM's instructions, for methods that need what only their class can reach.
 *
 * @param owner      internal name of luaj's class
 * @param name       its method
 * @param descriptor descriptor of that method
 * @param body       writes the instructions
 * @param reason     what is wrong in luaj
 * @param keepsOriginal whether they call the old body
 */
record Rewrite(String owner, String name, String descriptor, Consumer<MethodVisitor> body, String reason,
    boolean keepsOriginal) implements Correction {

  Rewrite(String owner, String name, String descriptor, Consumer<MethodVisitor> body, String reason) {
    this(owner, name, descriptor, body, reason, false);
  }

  @Override
  public void write(ClassVisitor to, int access) {
    MethodVisitor code = to.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
