package io.moonbus.lua.engine;

import io.moonbus.lua.engine.patch.Text;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** The operators of comparison. */
final class Comparison {

  private Comparison() {
  }

  /** Whether a value counts as true. */
  static boolean isTrue(LuaValue value) {
    return value != LuaValue.NIL && value != LuaValue.FALSE;
  }

  static LuaValue not(LuaValue value) {
    return isTrue(value) ? LuaValue.FALSE : LuaValue.TRUE;
  }

  static boolean eq(LuaValue a, LuaValue b, State state) {
    if (a == b) {
      return !(a instanceof LuaNumber) || a instanceof LuaInteger || !Double.isNaN(a.todouble());
    }
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return x.v == y.v;
    }
    if (a instanceof LuaTable && b instanceof LuaTable || a instanceof LuaUserdata && b instanceof LuaUserdata) {
      return sharedHandlerSays(a, b, state);
    }
    return rawEquals(a, b, state);
  }

  static boolean rawEquals(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaNumber) {
      return b instanceof LuaNumber && a.todouble() == b.todouble();
    }
    if (a instanceof LuaString x) {
      return b instanceof LuaString y && x.raweq(y);
    }
    if (a.isnil() || b.isnil()) {
      return a.isnil() && b.isnil();
    }
    return a == b || a.type() == b.type() && state.metatables().isForeign(a) && a.raweq(b);
  }

  /** Lua 5.1: {@code __eq} is asked only when both values have the same handler. */
  private static boolean sharedHandlerSays(LuaValue a, LuaValue b, State state) {
    LuaValue handler = state.metatables().handler(a, LuaValue.EQ);
    if (handler.isnil()) {
      return rawEquals(a, b, state) || state.metatables().isForeign(a) && a.eq_b(b)
          || a instanceof LuaUserdata && a.raweq(b);
    }
    LuaValue other = state.metatables().handler(b, LuaValue.EQ);
    return rawEquals(handler, other, state) && Calls.handler(state, handler, a, b).toboolean();
  }

  static boolean lt(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return x.v < y.v;
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return a.todouble() < b.todouble();
    }
    if (a instanceof LuaString x && b instanceof LuaString y) {
      return Text.compare(x, y) < 0;
    }
    return Calls.handler(state, handlerOfLess(a, b, state), a, b).toboolean();
  }

  /** As {@link #lt} for functions in Java, through which a handler cannot yield. */
  static boolean ltFromJava(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaNumber && b instanceof LuaNumber || a instanceof LuaString && b instanceof LuaString) {
      return lt(a, b, state);
    }
    return handlerOfLess(a, b, state).call(a, b).toboolean();
  }

  private static LuaValue handlerOfLess(LuaValue a, LuaValue b, State state) {
    LuaValue handler = eitherHandler(a, b, LuaValue.LT, state);
    if (handler.isnil()) {
      throw Errors.comparison(state, a, b);
    }
    return handler;
  }

  static boolean le(LuaValue a, LuaValue b, State state) {
    if (a instanceof LuaInteger x && b instanceof LuaInteger y) {
      return x.v <= y.v;
    }
    if (a instanceof LuaNumber && b instanceof LuaNumber) {
      return a.todouble() <= b.todouble();
    }
    if (a instanceof LuaString x && b instanceof LuaString y) {
      return Text.compare(x, y) <= 0;
    }
    LuaValue handler = eitherHandler(a, b, LuaValue.LE, state);
    if (!handler.isnil()) {
      return Calls.handler(state, handler, a, b).toboolean();
    }
    handler = eitherHandler(b, a, LuaValue.LT, state);
    if (handler.isnil()) {
      throw Errors.comparison(state, a, b);
    }
    return !Calls.call(state, handler, b, a).toboolean();
  }

  private static LuaValue eitherHandler(LuaValue a, LuaValue b, LuaValue event, State state) {
    LuaValue handler = state.metatables().handler(a, event);
    return handler.isnil() ? state.metatables().handler(b, event) : handler;
  }
}
