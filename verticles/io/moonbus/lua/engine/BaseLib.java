package io.moonbus.lua.engine;

import java.io.PrintStream;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The basic functions, without those that read files. */
final class BaseLib {

  private static final LuaString TOSTRING = LuaValue.valueOf("__tostring");
  private static final LuaString PAIRS = LuaValue.valueOf("__pairs");
  private static final LuaString IPAIRS = LuaValue.valueOf("__ipairs");

  private final State state;
  private final LuaFunction next;
  private final LuaFunction nextIndex;

  private BaseLib(State state) {
    this.state = state;
    next = new JavaFunction("next", this::next);
    nextIndex = new JavaFunction("ipairs_iterator", this::nextIndex);
  }

  static void install(State state) {
    BaseLib library = new BaseLib(state);
    LuaTable globals = state.globals();
    globals.rawset("_G", globals);
    globals.rawset("_VERSION", "Lua 5.1");
    globals.rawset("next", library.next);
    JavaFunction.add(globals, "assert", library::assertion);
    JavaFunction.add(globals, "collectgarbage", library::collectGarbage);
    JavaFunction.add(globals, "error", library::error);
    JavaFunction.add(globals, "gcinfo", a -> LuaValue.valueOf((int) usedKilobytes()));
    JavaFunction.add(globals, "getmetatable", library::getMetatable);
    JavaFunction.add(globals, "ipairs", library::ipairs);
    JavaFunction.add(globals, "newproxy", library::newProxy);
    JavaFunction.add(globals, "pairs", library::pairs);
    JavaFunction.add(globals, "print", library::print);
    JavaFunction.add(globals, "rawequal", library::rawEqual);
    JavaFunction.add(globals, "rawget", a -> checkTable(a, 1).rawget(checkAny(a, 2, state)));
    JavaFunction.add(globals, "rawlen", library::rawLength);
    JavaFunction.add(globals, "rawset", library::rawSet);
    JavaFunction.add(globals, "select", library::select);
    JavaFunction.add(globals, "setmetatable", library::setMetatable);
    JavaFunction.add(globals, "tonumber", library::toNumber);
    JavaFunction.add(globals, "tostring", a -> text(state, checkAny(a, 1, state)));
    JavaFunction.add(globals, "type", a -> LuaValue.valueOf(checkAny(a, 1, state).typename()));
    Protection.install(state, globals);
    LoadLib.install(state, globals);
  }

  static LuaValue checkAny(Varargs arguments, int i, State state) {
    if (arguments.narg() < i) {
      throw new LuaError("bad argument #" + i + ": value expected");
    }
    return arguments.arg(i);
  }

  static LuaTable checkTable(Varargs arguments, int i) {
    if (arguments.arg(i) instanceof LuaTable table) {
      return table;
    }
    throw typeError(arguments, i, "table");
  }

  static LuaFunction checkFunction(Varargs arguments, int i, State state) {
    if (arguments.arg(i) instanceof LuaFunction function) {
      return function;
    }
    throw typeError(arguments, i, "function");
  }

  static int checkInt(Varargs arguments, int i) {
    LuaNumber number = Numbers.coerce(arguments.arg(i));
    if (number == null) {
      throw typeError(arguments, i, "number");
    }
    return (int) (long) number.todouble();
  }

  private static int optInt(Varargs arguments, int i, int absent) {
    return arguments.arg(i).isnil() ? absent : checkInt(arguments, i);
  }

  static LuaError typeError(Varargs arguments, int i, String expected) {
    String actual = i > arguments.narg() ? "no value" : arguments.arg(i).typename();
    return new LuaError("bad argument #" + i + ": " + expected + " expected, got " + actual);
  }

  private Varargs assertion(Varargs arguments) {
    if (checkAny(arguments, 1, state).toboolean()) {
      return arguments;
    }
    throw state.handled(new ScriptError(arguments.narg() > 1 ? arguments.arg(2) : LuaValue.valueOf("assertion failed!")));
  }

  private Varargs error(Varargs arguments) {
    LuaValue value = arguments.arg1();
    int number = optInt(arguments, 2, 1);
    if (Concatenation.isText(value) && number > 0) {
      Level level = Backtrace.of(state, number + 1).get(number);
      LuaString where = LuaString.valueOf(level != null && level.isLua() ? level.where() + ": " : "");
      value = where.concat(value.strvalue());
    }
    throw state.handled(new ScriptError(value));
  }

  private Varargs getMetatable(Varargs arguments) {
    LuaValue metatable = state.metatables().get(checkAny(arguments, 1, state));
    if (metatable == null) {
      return LuaValue.NIL;
    }
    LuaValue shown = metatable.rawget(LuaValue.METATABLE);
    return shown.isnil() ? metatable : shown;
  }

  private Varargs setMetatable(Varargs arguments) {
    LuaTable table = checkTable(arguments, 1);
    LuaValue metatable = arguments.arg(2);
    if (arguments.narg() < 2 || !(metatable.isnil() || metatable instanceof LuaTable)) {
      throw new LuaError("bad argument #2: nil or table expected");
    }
    LuaValue current = table.getmetatable();
    if (current != null && !current.rawget(LuaValue.METATABLE).isnil()) {
      throw new LuaError("cannot change a protected metatable");
    }
    table.setmetatable(metatable.isnil() ? null : metatable);
    return table;
  }

  private Varargs next(Varargs arguments) {
    return checkTable(arguments, 1).next(arguments.arg(2));
  }

  private Varargs pairs(Varargs arguments) {
    Varargs own = iteration(arguments, PAIRS);
    return own != null ? own : LuaValue.varargsOf(next, checkTable(arguments, 1), LuaValue.NIL);
  }

  private Varargs ipairs(Varargs arguments) {
    Varargs own = iteration(arguments, IPAIRS);
    return own != null ? own : LuaValue.varargsOf(nextIndex, checkTable(arguments, 1), LuaValue.ZERO);
  }

  /** What a value's own handler gives for a loop, {@code null} when it has none. */
  private Varargs iteration(Varargs arguments, LuaValue event) {
    LuaValue value = arguments.arg1();
    LuaValue handler = state.metatables().handler(value, event);
    if (handler.isnil()) {
      return null;
    }
    Varargs results = Calls.call(state, handler, value);
    return LuaValue.varargsOf(results.arg1(), results.arg(2), results.arg(3));
  }

  private Varargs nextIndex(Varargs arguments) {
    int index = checkInt(arguments, 2) + 1;
    LuaValue value = checkTable(arguments, 1).rawget(index);
    return value.isnil() ? LuaValue.NIL : LuaValue.varargsOf(LuaValue.valueOf(index), value);
  }

  private Varargs rawEqual(Varargs arguments) {
    return LuaValue.valueOf(Comparison.rawEquals(checkAny(arguments, 1, state), checkAny(arguments, 2, state), state));
  }

  private Varargs rawLength(Varargs arguments) {
    LuaValue value = arguments.arg1();
    if (value instanceof LuaTable || value instanceof LuaString) {
      return LuaValue.valueOf(value.rawlen());
    }
    throw new LuaError("bad argument #1: table or string expected");
  }

  private Varargs rawSet(Varargs arguments) {
    LuaTable table = checkTable(arguments, 1);
    Tables.store(table, checkAny(arguments, 2, state), checkAny(arguments, 3, state), state);
    return table;
  }

  private Varargs select(Varargs arguments) {
    int count = arguments.narg() - 1;
    if (arguments.arg1() instanceof LuaString text && text.m_length > 0 && text.luaByte(0) == '#') {
      return LuaValue.valueOf(count);
    }
    int i = checkInt(arguments, 1);
    int start = i < 0 ? count + i + 1 : i;
    if (start < 1) {
      throw new LuaError("bad argument #1: index out of range");
    }
    return start > count ? LuaValue.NONE : arguments.subargs(start + 1);
  }

  private Varargs toNumber(Varargs arguments) {
    LuaValue value = checkAny(arguments, 1, state);
    int base = optInt(arguments, 2, 10);
    LuaNumber number;
    if (base == 10) {
      number = Numbers.coerce(value);
    } else {
      if (base < 2 || base > 36) {
        throw new LuaError("bad argument #2: base out of range");
      }
      if (!Concatenation.isText(value)) {
        throw typeError(arguments, 1, "string");
      }
      number = Numerals.parse(value.strvalue(), base);
    }
    return number == null ? LuaValue.NIL : number;
  }

  /** What {@code tostring} makes of a value: whatever its handler returns, as in LuaJIT. */
  static LuaValue text(State state, LuaValue value) {
    LuaValue handler = state.metatables().handler(value, TOSTRING);
    if (!handler.isnil()) {
      return Calls.first(Calls.body(handler, state).run(handler, value));
    }
    if (value.getClass() == LuaTable.class || value.getClass() == LuaUserdata.class) {
      return LuaValue.valueOf("%s: 0x%08x".formatted(value.typename(), System.identityHashCode(value)));
    }
    return Concatenation.isText(value) ? value.strvalue() : LuaValue.valueOf(value.tojstring());
  }

  private Varargs print(Varargs arguments) {
    PrintStream out = System.out;
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    for (int i = 1; i <= arguments.narg(); i++) {
      if (i > 1) {
        line.write('\t');
      }
      LuaValue shown = text(state, arguments.arg(i));
      if (!Concatenation.isText(shown)) {
        throw new LuaError("'tostring' must return a string to 'print'");
      }
      LuaString text = shown.strvalue();
      line.write(text.m_bytes, text.m_offset, text.m_length);
    }
    line.write('\n');
    out.write(line.toByteArray(), 0, line.size());
    out.flush();
    return LuaValue.NONE;
  }

  private Varargs collectGarbage(Varargs arguments) {
    String option = arguments.arg1().isnil() ? "collect" : arguments.arg1().tojstring();
    return switch (option) {
      case "count" -> {
        double kilobytes = usedKilobytes();
        yield LuaValue.varargsOf(Numbers.of(kilobytes), Numbers.of(kilobytes % 1 * 1024));
      }
      case "step" -> LuaValue.TRUE;
      case "isrunning" -> LuaValue.TRUE;
      case "collect", "stop", "restart", "setpause", "setstepmul" -> LuaValue.ZERO;
      default -> throw new LuaError("bad argument #1: invalid option '" + option + "'");
    };
  }

  private static double usedKilobytes() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
  }

  private Varargs newProxy(Varargs arguments) {
    LuaUserdata proxy = new LuaUserdata(new Object());
    LuaValue argument = arguments.arg1();
    if (argument instanceof LuaUserdata) {
      proxy.setmetatable(argument.getmetatable());
    } else if (argument.toboolean()) {
      proxy.setmetatable(new LuaTable());
    }
    return proxy;
  }
}
