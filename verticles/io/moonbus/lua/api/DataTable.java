package io.moonbus.lua.api;

import io.moonbus.data.Branch;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.moonbus.lua.engine.HiddenMethods;
import io.moonbus.lua.value.Serialized;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * {@code data} in a script: a view of the table at one path. It keeps nothing itself, so it shows whatever is there at
 * the moment, and stays valid when that is removed or replaced.
 */
final class DataTable extends LuaTable implements HiddenMethods, Serialized {

  private final Data data;
  private final DataPath path;
  /** Whether numbers stay numbers. */
  private final boolean typed;

  DataTable(Data data, DataPath path) {
    this.data = data;
    this.path = path;
    this.typed = data.isTyped(path);
    setmetatable(data.type());
  }

  DataPath path() {
    return path;
  }

  boolean isTyped() {
    return typed;
  }

  /** What is in it now. */
  Branch branch() {
    return data.database().read(path);
  }

  @Override
  public LuaValue get(LuaValue key) {
    Key name = DataValues.key(key);
    return name == null ? NIL : entry(branch(), name);
  }

  private LuaValue entry(Branch branch, Key key) {
    Value value = branch.value(key);
    if (value != null) {
      return DataValues.lua(value, typed);
    }
    return isTable(branch, key) ? new DataTable(data, path.child(key)) : NIL;
  }

  /** Whether a key has a table, be there something in it or not; another node may have given it a value meanwhile. */
  boolean isTable(Branch branch, Key key) {
    return branch.branch(key) != null
        || !data.empty().isEmpty() && branch.value(key) == null && data.empty().has(path.child(key));
  }

  @Override
  public void set(LuaValue key, LuaValue value) {
    data.assign(this, key, value);
  }

  @Override
  public LuaValue method(LuaValue name) {
    return data.methods().rawget(name);
  }

  /** The key after one, tables with nothing in them included. */
  private Key following(Branch branch, Key key) {
    Key next = branch.next(key);
    Key empty = data.empty().isEmpty() ? null : data.empty().next(path, key);
    return next == null || empty != null && empty.compareTo(next) < 0 ? empty : next;
  }

  private Varargs next(Branch branch, LuaValue key) {
    Key next = following(branch, key.isnil() ? null : DataValues.key(key));
    return next == null ? NIL : varargsOf(DataValues.string(next.bytes()), entry(branch, next));
  }

  @Override
  public Varargs next(LuaValue key) {
    return next(branch(), key);
  }

  /** What the global {@code pairs} gives: it iterates over what there is now, whatever becomes of it meanwhile. */
  Varargs pairs() {
    Branch now = branch();
    return varargsOf(Functions.of(a -> next(now, a.arg(2))), this, NIL);
  }

  @Override
  public LuaValue serialized() {
    LuaTable copy = new LuaTable();
    Branch now = branch();
    for (Key key = following(now, null); key != null; key = following(now, key)) {
      LuaValue value = entry(now, key);
      copy.rawset(DataValues.string(key.bytes()), value instanceof DataTable table ? table.serialized() : value);
    }
    return copy;
  }

  @Override
  public boolean raweq(LuaValue other) {
    return this == other || other instanceof DataTable table && table.data == data && table.path.equals(path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataTable table && raweq((LuaValue) table);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  // What functions of the Lua libraries use, which go past operators.

  @Override
  public LuaValue get(int key) {
    return get(valueOf(key));
  }

  @Override
  public LuaValue rawget(int key) {
    return get(valueOf(key));
  }

  @Override
  public LuaValue rawget(LuaValue key) {
    return get(key);
  }

  @Override
  public void set(int key, LuaValue value) {
    set(valueOf(key), value);
  }

  @Override
  public void rawset(int key, LuaValue value) {
    set(valueOf(key), value);
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    set(key, value);
  }

  @Override
  public int rawlen() {
    return branch().count();
  }

  @Override
  public int length() {
    return rawlen();
  }

  @Override
  public LuaValue len() {
    return valueOf(rawlen());
  }

  @Override
  public LuaValue[] keys() {
    return ((LuaTable) serialized()).keys();
  }

  @Override
  public int keyCount() {
    return keys().length;
  }
}
