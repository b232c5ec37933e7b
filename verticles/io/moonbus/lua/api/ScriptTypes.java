package io.moonbus.lua.api;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The types of the objects that scripts get from the server: one instance for each Lua state. */
public final class ScriptTypes {

  private final LuaTable collections = collectionType();

  /** A new, empty collection. */
  public Collection collection() {
    return new Collection(this);
  }

  LuaTable collectionMetatable() {
    return collections;
  }

  private static LuaTable collectionType() {
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> collection(a.arg1()).index(a.arg(2))));
    type.rawset(LuaValue.NEWINDEX, Functions.of(a -> {
      collection(a.arg1()).assign(a.arg(2), a.arg(3));
      return LuaValue.NONE;
    }));
    type.rawset(LuaValue.LEN, Functions.of(a -> LuaValue.valueOf(collection(a.arg1()).size())));
    type.rawset(LuaValue.CALL, Functions.of(a -> collection(a.arg1()).invoked(a.subargs(2))));
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("collection"));
    return type;
  }

  private static Collection collection(LuaValue value) {
    if (value instanceof Collection collection) {
      return collection;
    }
    throw new LuaError("collection expected, got " + value.typename());
  }
}
