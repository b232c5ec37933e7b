package io.moonbus.lua.engine.patch;

import org.objectweb.asm.ClassVisitor;

/** A method of a luaj class that gets another body; where luaj's class has no such method, it is added. */
interface Correction {

  /** What a method whose old body is kept for the new one is called after its name. */
  String ORIGINAL = "$original";

  /** Internal name of luaj's class. */
  String owner();

  /** The method's name. */
  String name();

  /** The method's descriptor. */
  String descriptor();

  /** What is wrong in luaj. */
  String reason();

  /** Whether the new body calls the old one, which gets another name. */
  default boolean keepsOriginal() {
    return false;
  }

  /** Writes the method with its new body. */
  void write(ClassVisitor to, int access);
}
