package io.moonbus.lua.api;

import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A collection as scripts see it: {@code c[key]}, {@code c(key)}, {@code #c}, {@code c.count} and iteration by the
 * global {@code pairs}, {@code ipairs} and {@code next}. Made by {@link ScriptTypes#collection()}, or by subclasses
 * that override what indexing, assigning or calling does.
 */
public class Collection extends LuaTable implements Serialized {

  private static final LuaValue COUNT = LuaValue.valueOf("count");

  private final LuaTable items = new LuaTable();
  private int size;

  /** An empty collection of the state that {@code types} belongs to. */
  public Collection(ScriptTypes types) {
    setmetatable(types.collectionMetatable());
  }

  /** Adds or replaces an element; {@code nil} removes it. */
  public final void put(LuaValue key, LuaValue value) {
    boolean had = !items.rawget(key).isnil();
    items.rawset(key, value);
    size += (value.isnil() ? 0 : 1) - (had ? 1 : 0);
  }

  /** Adds or replaces an element. */
  public final void put(String key, LuaValue value) {
    put(LuaValue.valueOf(key), value);
  }

  /** Takes an element away, if it is there. */
  public final void remove(LuaValue key) {
    put(key, LuaValue.NIL);
  }

  /** How many elements there are. */
  public final int size() {
    return size;
  }

  /** The elements, for iteration; only to be changed through this collection. */
  public final LuaTable items() {
    return items;
  }

  @Override
  public final LuaValue serialized() {
    return items;
  }

  /** What {@code c[key]} gives for a key that scripts have not assigned themselves. */
  protected LuaValue index(LuaValue key) {
    LuaValue value = key.isnil() ? LuaValue.NIL : items.rawget(key);
    return value.isnil() && COUNT.raweq(key) ? LuaValue.valueOf(size) : value;
  }

  /** What {@code ipairs} iterates over. */
  protected LuaTable sequence() {
    return items;
  }

  /** What {@code c[key] = value} does: the collection object keeps the value, it does not become an element. */
  protected void assign(LuaValue key, LuaValue value) {
    rawset(key, value);
  }

  /** What {@code c(…)} gives. */
  protected Varargs invoked(Varargs arguments) {
    return index(arguments.arg1());
  }
}
