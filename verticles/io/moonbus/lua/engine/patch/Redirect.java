package io.moonbus.lua.engine.patch;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The new body is a call of a static method, which takes the receiver, when there is one, and then the parameters.
 *
 * @param owner       internal name of luaj's class
 * @param name        its method
 * @param descriptor  descriptor of that method
 * @param replacement the static method that takes its place
 * @param reason      what is wrong in luaj
 */
record Redirect(String owner, String name, String descriptor, Method replacement, String reason)
    implements Correction {

  /** Replaces an instance method. */
  static Redirect of(Class<?> owner, String name, Class<?> in, String replacement, String reason) {
    Method method = find(in, replacement);
    Type[] all = Type.getArgumentTypes(method);
    String descriptor =
        Type.getMethodDescriptor(Type.getReturnType(method), Arrays.copyOfRange(all, 1, all.length));
    return new Redirect(Type.getInternalName(owner), name, descriptor, method, reason);
  }

  /** Replaces a static method. */
  static Redirect ofStatic(Class<?> owner, String name, Class<?> in, String replacement, String reason) {
    Method method = find(in, replacement);
    return new Redirect(Type.getInternalName(owner), name, Type.getMethodDescriptor(method), method, reason);
  }

  private static Method find(Class<?> in, String name) {
    return Arrays.stream(in.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no method " + name + " in " + in));
  }

  @Override
  public void write(ClassVisitor to, int access) {
    MethodVisitor code = to.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    int local = 0;
    for (Type parameter : Type.getArgumentTypes(replacement)) {
      code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
      local += parameter.getSize();
    }
    code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(replacement.getDeclaringClass()),
        replacement.getName(), Type.getMethodDescriptor(replacement), false);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
