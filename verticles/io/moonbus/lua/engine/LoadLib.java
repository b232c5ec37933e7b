package io.moonbus.lua.engine;

import java.io.ByteArrayOutputStream;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code load}, {@code loadstring}, {@code setfenv}, {@code getfenv}. */
final class LoadLib {

  private final State state;

  private LoadLib(State state) {
    this.state = state;
  }

  static void install(State state, LuaTable globals) {
    LoadLib library = new LoadLib(state);
    JavaFunction.add(globals, "load", library::load);
    JavaFunction.add(globals, "loadstring", library::load);
    JavaFunction.add(globals, "getfenv", library::getEnvironment);
    JavaFunction.add(globals, "setfenv", library::setEnvironment);
  }

  private Varargs load(Varargs arguments) {
    LuaValue chunk = arguments.arg1();
    LuaString source;
    String name;
    if (Concatenation.isText(chunk)) {
      source = chunk.strvalue();
      name = source.tojstring();
    } else if (chunk instanceof LuaFunction) {
      try {
        source = read(chunk);
      } catch (LuaError e) {
        return LuaValue.varargsOf(LuaValue.NIL, e.getMessageObject());
      }
      name = "=(load)";
    } else {
      throw BaseLib.typeError(arguments, 1, "function");
    }
    if (!arguments.arg(2).isnil()) {
      name = arguments.arg(2).tojstring();
    }
    LuaValue environment = arguments.narg() >= 4 ? arguments.arg(4) : state.globals();
    try {
      if (!arguments.arg(3).isnil() && arguments.arg(3).tojstring().indexOf('t') < 0) {
        throw new ScriptError("attempt to load chunk with wrong mode");
      }
      byte[] bytes = new byte[source.m_length];
      source.copyInto(0, bytes, 0, bytes.length);
      return state.load(bytes, name, environment);
    } catch (LuaError e) {
      return LuaValue.varargsOf(LuaValue.NIL, e.getMessageObject());
    }
  }

  private LuaString read(LuaValue reader) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      LuaValue piece = Calls.call(state, reader, LuaValue.NONE).arg1();
      if (piece.isnil()) {
        break;
      }
      if (!Concatenation.isText(piece)) {
        throw new ScriptError("reader function must return a string");
      }
      LuaString text = piece.strvalue();
      if (text.m_length == 0) {
        break;
      }
      if ((long) bytes.size() + text.m_length > state.options().maxStringBytes()) {
        throw new ScriptError("not enough memory");
      }
      bytes.write(text.m_bytes, text.m_offset, text.m_length);
      state.poll();
    }
    return LuaString.valueUsing(bytes.toByteArray());
  }

  private Varargs getEnvironment(Varargs arguments) {
    LuaValue of = arguments.arg1();
    if (of instanceof LuaFunction) {
      return of instanceof ScriptFunction script ? script.environment() : state.globals();
    }
    int number = of.isnil() ? 1 : BaseLib.checkInt(arguments, 1);
    Level level = number == 0 ? null : level(number);
    return level == null || !level.isLua() ? state.globals() : level.function().environment();
  }

  private Varargs setEnvironment(Varargs arguments) {
    LuaValue of = arguments.arg1();
    LuaTable environment = BaseLib.checkTable(arguments, 2);
    LuaValue function = of instanceof LuaFunction ? of : functionAt(BaseLib.checkInt(arguments, 1));
    if (!(function instanceof ScriptFunction script)) {
      throw new LuaError("'setfenv' cannot change environment of given object");
    }
    script.environment(environment);
    return script;
  }

  private LuaValue functionAt(int number) {
    return number == 0 ? null : level(number).function();
  }

  private Level level(int number) {
    if (number < 0) {
      throw new LuaError("bad argument #1: level must be non-negative");
    }
    Level level = Backtrace.of(state, number + 1).get(number);
    if (level == null) {
      throw new LuaError("bad argument #1: invalid level");
    }
    return level;
  }
}
