package io.moonbus.lua.engine;

import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A function that is interpreted, so far or for ever. */
final class InterpretedBody extends BodyOfMany {

  private final Code code;

  InterpretedBody(Code code) {
    this.code = code;
  }

  @Override
  Varargs runAll(LuaValue function, Varargs arguments) {
    code.warmUp();
    Body body = code.body;
    return body == this ? Interpreter.run(code.state, (ScriptFunction) function, arguments) : body.runAll(function, arguments);
  }

  @Override
  boolean isCompiled() {
    return false;
  }
}
