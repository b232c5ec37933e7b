package io.moonbus.lua.engine;

import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A function written in Lua. Its luaj entries are for callers in Java: they may be used anywhere and leave the state in order. */
final class ScriptFunction extends LuaFunction {

  final Code code;
  final Cell[] upvalues;
  /** The environment of a function that does not use it. */
  private LuaValue unusedEnvironment;

  ScriptFunction(Code code, Cell[] upvalues, ScriptFunction parent) {
    this.code = code;
    this.upvalues = upvalues;
    if (code.environment < 0 && parent != null) {
      unusedEnvironment = parent.environment();
    }
  }

  /** The table in which the function finds globals. */
  LuaValue environment() {
    if (code.environment >= 0) {
      return upvalues[code.environment].v;
    }
    return unusedEnvironment == null ? code.state.globals() : unusedEnvironment;
  }

  /** Gives this function, and closures that it makes later, other globals; closures that exist keep theirs. */
  void environment(LuaValue value) {
    if (code.environment >= 0) {
      upvalues[code.environment] = new Cell(value);
    } else {
      unusedEnvironment = value;
    }
  }

  @Override
  public LuaValue call() {
    return invoke(LuaValue.NONE).arg1();
  }

  @Override
  public LuaValue call(LuaValue a) {
    return invoke(a).arg1();
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b) {
    return invoke(LuaValue.varargsOf(a, b)).arg1();
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    return invoke(LuaValue.varargsOf(a, b, c)).arg1();
  }

  @Override
  public Varargs invoke() {
    return invoke(LuaValue.NONE);
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    return Calls.fromJava(code.state, this, arguments);
  }

  @Override
  public LuaValue getmetatable() {
    return code.state.metatables().get(this);
  }

  @Override
  public String tojstring() {
    return "function: 0x%08x".formatted(System.identityHashCode(this));
  }

  @Override
  public String name() {
    return code.chunk + ":" + code.prototype.linedefined;
  }
}
