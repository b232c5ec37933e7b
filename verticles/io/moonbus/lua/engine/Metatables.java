package io.moonbus.lua.engine;

import org.luaj.vm2.LuaBoolean;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;

/** The metatables of one state. Those of types are kept here, as luaj's own are shared by all states. */
final class Metatables {

  private final LuaValue[] ofTypes = new LuaValue[LuaValue.TVALUE + 1];

  /** The metatable of a value, {@code null} when it has none. */
  LuaValue get(LuaValue value) {
    if (value instanceof LuaTable || value instanceof LuaUserdata) {
      return value.getmetatable();
    }
    if (isForeign(value)) {
      return value.getmetatable();
    }
    return ofTypes[value.type()];
  }

  /** Gives all values of a type a metatable. */
  void set(int type, LuaValue metatable) {
    ofTypes[type] = metatable;
  }

  /** The handler of an event, nil when there is none. */
  LuaValue handler(LuaValue value, LuaValue event) {
    LuaValue metatable = get(value);
    return metatable == null ? LuaValue.NIL : metatable.rawget(event);
  }

  /** Whether a value is of a class made by the host, whose methods say what the operators do. */
  boolean isForeign(LuaValue value) {
    Class<?> type = value.getClass();
    if (value instanceof LuaTable || value instanceof LuaUserdata) {
      return type != LuaTable.class && type != LuaUserdata.class;
    }
    return !(value instanceof LuaFunction || value instanceof LuaString || value instanceof LuaNumber
        || value instanceof LuaBoolean || value instanceof Coroutine || value.isnil());
  }
}
