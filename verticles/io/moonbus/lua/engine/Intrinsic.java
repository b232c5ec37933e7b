package io.moonbus.lua.engine;

import java.util.function.Function;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** A function that the interpreter performs itself, so that it needs no stack of the JVM; compiled functions call its plain form. */
final class Intrinsic extends VarArgFunction {

  /** How the interpreter performs it. */
  @FunctionalInterface
  interface Performer {

    /** Begins the call; returns the frame to go on with, {@code null} to stop. */
    Frame begin(Run run, Varargs arguments);
  }

  private final Performer performer;
  private final Function<Varargs, Varargs> plain;

  Intrinsic(String name, Performer performer, Function<Varargs, Varargs> plain) {
    this.name = name;
    this.performer = performer;
    this.plain = plain;
  }

  Frame begin(Run run, Varargs arguments) {
    return performer.begin(run, arguments);
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    return plain.apply(arguments);
  }

  @Override
  public String tojstring() {
    return "function: builtin: " + name;
  }
}
