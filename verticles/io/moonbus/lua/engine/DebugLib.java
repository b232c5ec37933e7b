package io.moonbus.lua.engine;

import java.util.List;
import java.util.stream.IntStream;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Varargs;

/** The library {@code debug}, as far as compiled functions allow. */
final class DebugLib {

  private static final int MAX_LEVELS = 22;
  private static final int FIRST_LEVELS = 12;

  private final State state;

  private DebugLib(State state) {
    this.state = state;
  }

  static void install(State state) {
    DebugLib library = new DebugLib(state);
    LuaTable table = new LuaTable();
    JavaFunction.add(table, "getinfo", library::getInfo);
    JavaFunction.add(table, "getmetatable", library::getMetatable);
    JavaFunction.add(table, "setmetatable", library::setMetatable);
    JavaFunction.add(table, "getupvalue", library::getUpvalue);
    JavaFunction.add(table, "setupvalue", library::setUpvalue);
    JavaFunction.add(table, "traceback", library::traceback);
    JavaFunction.add(table, "gethook", a -> LuaValue.NIL);
    for (String name : new String[] {"sethook", "getlocal", "setlocal", "upvalueid", "upvaluejoin", "getregistry"}) {
      JavaFunction.add(table, name, a -> {
        throw new LuaError("debug." + name + " is not supported");
      });
    }
    state.globals().rawset("debug", table);
  }

  private Varargs getInfo(Varargs arguments) {
    int shift = arguments.arg1() instanceof Coroutine ? 1 : 0;
    LuaValue of = arguments.arg(1 + shift);
    if (of instanceof LuaFunction function) {
      return describe(function, null, null);
    }
    int number = BaseLib.checkInt(arguments, 1 + shift);
    Backtrace stack = Backtrace.of(state, number < 0 ? 1 : number + 2);
    Level level = stack.get(number);
    return level == null ? LuaValue.NIL : describe(level.function(), level, stack.get(number + 1));
  }

  private static LuaTable describe(LuaFunction function, Level level, Level caller) {
    LuaTable info = new LuaTable();
    if (function instanceof ScriptFunction script) {
      describeScript(info, script);
    } else {
      info.rawset("source", "=[C]");
      info.rawset("short_src", "[C]");
      info.rawset("what", "C");
      info.rawset("linedefined", -1);
      info.rawset("lastlinedefined", -1);
      info.rawset("nups", 0);
    }
    info.rawset("currentline", level == null || !level.isLua() ? -1 : level.line());
    if (function != null) {
      info.rawset("func", function);
    }
    String name = caller == null ? null : caller.nameOfCalled();
    info.rawset("namewhat", name == null ? "" : name.substring(0, name.indexOf(' ')));
    if (name != null) {
      info.rawset("name", name.substring(name.indexOf('\'') + 1, name.length() - 1));
    }
    return info;
  }

  private static void describeScript(LuaTable info, ScriptFunction function) {
    Prototype p = function.code.prototype;
    info.rawset("source", p.source);
    info.rawset("short_src", function.code.chunk);
    info.rawset("what", p.linedefined == 0 ? "main" : "Lua");
    info.rawset("linedefined", p.linedefined);
    info.rawset("lastlinedefined", p.lastlinedefined);
    info.rawset("nups", (int) IntStream.range(0, p.upvalues.length).filter(i -> !isEnvironment(p, i)).count());
    info.rawset("nparams", p.numparams);
    info.rawset("isvararg", LuaValue.valueOf(p.is_vararg != 0));
  }

  private Varargs getMetatable(Varargs arguments) {
    LuaValue metatable = state.metatables().get(arguments.arg1());
    return metatable == null ? LuaValue.NIL : metatable;
  }

  private Varargs setMetatable(Varargs arguments) {
    LuaValue value = arguments.arg1();
    LuaValue metatable = arguments.arg(2).isnil() ? null : BaseLib.checkTable(arguments, 2);
    if (value instanceof LuaTable || value.isuserdata()) {
      value.setmetatable(metatable);
    } else {
      state.metatables().set(value.type(), metatable);
    }
    return value;
  }

  private Varargs getUpvalue(Varargs arguments) {
    LuaFunction function = BaseLib.checkFunction(arguments, 1, state);
    int i = upvalue(function, BaseLib.checkInt(arguments, 2));
    if (i < 0) {
      return LuaValue.NONE;
    }
    ScriptFunction script = (ScriptFunction) function;
    return LuaValue.varargsOf(LuaValue.valueOf(Names.upvalue(script.code.prototype, i)), script.upvalues[i].v);
  }

  private Varargs setUpvalue(Varargs arguments) {
    LuaFunction function = BaseLib.checkFunction(arguments, 1, state);
    int i = upvalue(function, BaseLib.checkInt(arguments, 2));
    if (i < 0) {
      return LuaValue.NONE;
    }
    ScriptFunction script = (ScriptFunction) function;
    script.upvalues[i].v = arguments.arg(3);
    return LuaValue.valueOf(Names.upvalue(script.code.prototype, i));
  }

  /** Where an upvalue is that scripts count from 1 on, without the environment, which luaj keeps among them; -1 when there is none. */
  private static int upvalue(LuaFunction function, int position) {
    if (!(function instanceof ScriptFunction script)) {
      return -1;
    }
    int left = position;
    for (int i = 0; i < script.upvalues.length; i++) {
      if (!isEnvironment(script.code.prototype, i) && --left == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isEnvironment(Prototype p, int upvalue) {
    return Names.upvalue(p, upvalue).equals("_ENV");
  }

  private Varargs traceback(Varargs arguments) {
    int shift = arguments.arg1() instanceof Coroutine ? 1 : 0;
    LuaValue message = arguments.arg(1 + shift);
    if (!message.isnil() && !Concatenation.isText(message)) {
      return message;
    }
    int start = arguments.arg(2 + shift).isnil() ? 1 - shift : BaseLib.checkInt(arguments, 2 + shift);
    List<Level> levels = shift == 0 ? Backtrace.of(state, Integer.MAX_VALUE).levels()
        : Backtrace.suspended((Coroutine) arguments.arg1());
    LuaString text = LuaString.valueOf(render(levels, start));
    return message.isnil() ? text : message.strvalue().concat(LuaString.valueOf("\n")).concat(text);
  }

  /** The text of a call stack, its middle left out when it is long. */
  private static String render(List<Level> levels, int start) {
    StringBuilder text = new StringBuilder("stack traceback:");
    for (int i = Math.max(0, start); i < levels.size(); i++) {
      if (i == start + FIRST_LEVELS && levels.size() > start + MAX_LEVELS) {
        text.append("\n\t...");
        i = levels.size() - (MAX_LEVELS - FIRST_LEVELS);
      }
      text.append("\n\t").append(line(levels.get(i), i + 1 < levels.size() ? levels.get(i + 1) : null));
    }
    return text.toString();
  }

  private static String line(Level level, Level caller) {
    String name = caller == null ? null : caller.nameOfCalled();
    String shown = name == null ? null : name.substring(name.indexOf('\''));
    if (!level.isLua()) {
      return "[C]: in " + (shown == null ? "?" : "function " + shown);
    }
    Prototype p = level.code().prototype;
    if (p.linedefined == 0) {
      return level.where() + ": in main chunk";
    }
    return level.where() + ": in function " + (shown == null ? "<" + level.code().chunk + ":" + p.linedefined + ">" : shown);
  }
}
