package io.moonbus.lua.engine;

import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Access to tables and to what behaves like one. */
final class Tables {

  private static final int MAX_CHAIN = 100;

  private Tables() {
  }

  static LuaValue index(LuaValue table, LuaValue key, State state) {
    if (table.getClass() == LuaTable.class) {
      LuaValue value = table.rawget(key);
      if (value != LuaValue.NIL || table.getmetatable() == null) {
        return value;
      }
    }
    return indexThroughHandlers(table, key, state);
  }

  private static LuaValue indexThroughHandlers(LuaValue table, LuaValue key, State state) {
    LuaValue t = table;
    for (int i = 0; i < MAX_CHAIN; i++) {
      LuaValue handler;
      if (t.getClass() == LuaTable.class) {
        LuaValue value = t.rawget(key);
        if (value != LuaValue.NIL) {
          return value;
        }
        LuaValue metatable = t.getmetatable();
        handler = metatable == null ? LuaValue.NIL : metatable.rawget(LuaValue.INDEX);
        if (handler.isnil()) {
          return LuaValue.NIL;
        }
      } else if (state.metatables().isForeign(t)) {
        return Foreign.get(state, t, key);
      } else {
        handler = state.metatables().handler(t, LuaValue.INDEX);
        if (handler.isnil()) {
          throw Errors.index(state, t, key);
        }
      }
      if (handler instanceof LuaFunction) {
        return Calls.handler(state, handler, t, key);
      }
      t = handler;
    }
    throw Errors.raise(state, "loop in gettable");
  }

  /** What {@code object:key(…)} calls. */
  static LuaValue method(LuaValue object, LuaValue key, State state) {
    LuaValue value = index(object, key, state);
    return value == LuaValue.NIL && object instanceof HiddenMethods hidden ? hidden.method(key) : value;
  }

  static void set(LuaValue table, LuaValue key, LuaValue value, State state) {
    if (table.getClass() == LuaTable.class && table.getmetatable() == null) {
      store((LuaTable) table, key, value, state);
    } else {
      setThroughHandlers(table, key, value, state);
    }
  }

  private static void setThroughHandlers(LuaValue table, LuaValue key, LuaValue value, State state) {
    LuaValue t = table;
    for (int i = 0; i < MAX_CHAIN; i++) {
      LuaValue handler;
      if (t.getClass() == LuaTable.class) {
        LuaValue metatable = t.getmetatable();
        handler = metatable == null ? LuaValue.NIL : metatable.rawget(LuaValue.NEWINDEX);
        if (handler.isnil() || !t.rawget(key).isnil()) {
          store((LuaTable) t, key, value, state);
          return;
        }
      } else if (state.metatables().isForeign(t)) {
        Foreign.set(state, t, key, value);
        return;
      } else {
        handler = state.metatables().handler(t, LuaValue.NEWINDEX);
        if (handler.isnil()) {
          throw Errors.index(state, t, key);
        }
      }
      if (handler instanceof LuaFunction) {
        if (state.isInCoroutine() && handler instanceof ScriptFunction script) {
          throw new HandlerCall(script, LuaValue.varargsOf(t, key, value));
        }
        Calls.all(Calls.body(handler, state).run(handler, t, key, value));
        return;
      }
      t = handler;
    }
    throw Errors.raise(state, "loop in settable");
  }

  static void store(LuaTable table, LuaValue key, LuaValue value, State state) {
    if (key instanceof LuaString || key instanceof LuaInteger) {
      table.rawset(key, value);
      return;
    }
    if (key.isnil()) {
      throw Errors.raise(state, "table index is nil");
    }
    if (key instanceof LuaDouble && Double.isNaN(key.todouble())) {
      throw Errors.raise(state, "table index is NaN");
    }
    table.rawset(key, value);
  }

  static LuaValue length(LuaValue value, State state) {
    if (value instanceof LuaString text) {
      return LuaInteger.valueOf(text.m_length);
    }
    if (value.getClass() == LuaTable.class && value.getmetatable() == null) {
      return LuaInteger.valueOf(value.rawlen());
    }
    if (state.metatables().isForeign(value)) {
      return Foreign.length(state, value);
    }
    LuaValue handler = state.metatables().handler(value, LuaValue.LEN);
    if (!handler.isnil()) {
      return Calls.handler(state, handler, value, value);
    }
    if (value instanceof LuaTable) {
      return LuaInteger.valueOf(value.rawlen());
    }
    throw Errors.length(state, value);
  }

  /** Stores the items of a constructor; {@code first} is the index of the first. */
  static void fill(LuaValue table, int first, Varargs items) {
    int count = items.narg();
    LuaTable t = (LuaTable) table;
    t.presize(first + count - 1);
    for (int i = 0; i < count; i++) {
      t.rawset(first + i, items.arg(i + 1));
    }
  }
}
