package io.moonbus.lua.engine;

import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Upvaldesc;

/** A function of a source text, shared by all closures of it: its bytecode and the way it is run at present. */
final class Code {

  private static final LuaString ENVIRONMENT = LuaValue.valueOf("_ENV");

  final State state;
  final Prototype prototype;
  /** The text before the line in messages. */
  final String chunk;
  final int[] instructions;
  final LuaValue[] constants;
  final Code[] children;
  /** Registers that closures made by this function share; {@code null} when there are none. */
  final boolean[] captured;
  final boolean vararg;
  final int parameters;
  final int registers;
  /** Index of the upvalue that holds the environment, -1 when the function uses no globals. */
  final int environment;
  /** Runs the function: by the interpreter first, as a class later. */
  Body body;
  /** Calls and loop iterations before the function is compiled. */
  int patience;

  Code(State state, Prototype prototype, String chunk) {
    this.state = state;
    this.prototype = prototype;
    this.chunk = chunk;
    instructions = prototype.code;
    constants = prototype.k;
    vararg = prototype.is_vararg != 0;
    parameters = prototype.numparams;
    registers = Math.max(prototype.maxstacksize, parameters) + 1;
    environment = environmentIndex(prototype);
    captured = capturedRegisters(prototype, registers);
    children = new Code[prototype.p.length];
    for (int i = 0; i < children.length; i++) {
      children[i] = new Code(state, prototype.p[i], chunk);
    }
    patience = state.options().compileAfter();
    body = new InterpretedBody(this);
  }

  private static int environmentIndex(Prototype prototype) {
    for (int i = 0; i < prototype.upvalues.length; i++) {
      if (ENVIRONMENT.raweq(prototype.upvalues[i].name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean[] capturedRegisters(Prototype prototype, int registers) {
    boolean[] result = null;
    for (Prototype child : prototype.p) {
      for (Upvaldesc upvalue : child.upvalues) {
        if (upvalue.instack) {
          if (result == null) {
            result = new boolean[registers];
          }
          result[upvalue.idx] = true;
        }
      }
    }
    return result;
  }

  boolean isCaptured(int register) {
    return captured != null && captured[register];
  }

  /** The source line of an instruction, of the first one when none has run yet; -1 when unknown. */
  int line(int pc) {
    int at = Math.max(0, pc);
    return at < prototype.lineinfo.length ? prototype.lineinfo[at] : -1;
  }

  /** Counts a call or an iteration; compiles when it is worth it. */
  void warmUp() {
    if (--patience == 0) {
      compile();
    }
  }

  /** Compiles now, where that is possible. */
  void compile() {
    Body compiled = state.compiler() == null ? null : state.compiler().compile(this);
    if (compiled != null) {
      body = compiled;
    }
  }
}
