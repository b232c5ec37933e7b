package io.moonbus.lua.engine;

import java.lang.invoke.MethodHandles;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes classes of functions. */
final class Compiler {

  private static final Logger LOGGER = Logger.getLogger("io.moonbus.lua.engine");

  /** HotSpot never compiles methods of more bytes to machine code; our interpreter is faster than the JVM's. */
  private static final int MAX_BYTES = 8_000;
  /** No function of so many instructions fits into {@link #MAX_BYTES}. */
  private static final int MAX_INSTRUCTIONS = 1_500;

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  /** The compiled form, {@code null} when the function is too large. */
  Body compile(Code code) {
    if (code.instructions.length > MAX_INSTRUCTIONS) {
      return null;
    }
    CodeEmitter emitter = new CodeEmitter(code);
    byte[] bytes = emitter.emit();
    if (emitter.size() > MAX_BYTES) {
      return null;
    }
    try {
      Class<?> type = LOOKUP.defineHiddenClassWithClassData(bytes, code, true).lookupClass();
      return (Body) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOGGER.log(Level.WARNING, code.chunk + ":" + code.prototype.linedefined + ": compiling failed, the function is interpreted", e);
      return null;
    }
  }
}
