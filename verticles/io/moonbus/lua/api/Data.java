package io.moonbus.lua.api;

import io.moonbus.data.Branch;
import io.moonbus.data.DataException;
import io.moonbus.data.DataPath;
import io.moonbus.data.Database;
import io.moonbus.data.Key;
import io.moonbus.data.Tree;
import io.moonbus.data.Value;
import io.moonbus.lua.value.Serialized;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The shared data as the scripts of a tree see it. */
public final class Data {

  /** How deep a table may be that is stored; keeps the Java stack bounded, and ends at tables that contain themselves. */
  private static final int MAX_DEPTH = 100;

  private final Database database;
  private final ScriptLog log;
  private final boolean allTyped;
  private final List<DataPath> typed;
  private final Runnable wrote;
  private final EmptyTables empty = new EmptyTables();
  private final LuaTable methods;
  private final LuaTable type = new LuaTable();

  /**
   * The data of a tree.
   *
   * @param typed applications whose numbers stay numbers, with all below them; {@code *} = all
   * @param owner finds the {@code mona} of the application that a function belongs to
   * @param wrote called whenever a script has stored something
   */
  public Data(ScriptContext root, Database database, Collection<String> typed, Function<LuaValue, Mona> owner,
              Runnable wrote) {
    this.database = database;
    this.log = root.log();
    this.allTyped = typed.contains("*") || typed.contains("/");
    this.typed = typed.stream().filter(path -> !path.equals("*")).map(DataPath::ofApplication).toList();
    this.wrote = wrote;
    this.methods = new DataMethods(this, root, owner).table();
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("change metatable of this object is prohibited"));
  }

  /** The global {@code data} of an application. From now on it is a table in the data of its parent. */
  public LuaTable of(String application) {
    DataPath path = DataPath.ofApplication(application);
    if (path.size() > 0) {
      empty.add(path);
    }
    return new DataTable(this, path);
  }

  Database database() {
    return database;
  }

  EmptyTables empty() {
    return empty;
  }

  LuaTable methods() {
    return methods;
  }

  LuaTable type() {
    return type;
  }

  /** Whether the numbers in a table stay numbers. */
  boolean isTyped(DataPath path) {
    return allTyped || !typed.isEmpty() && typed.stream().anyMatch(path::startsWith);
  }

  /** Something was stored by the running call, or is known to be stored now. */
  void wrote() {
    wrote.run();
  }

  /** {@code table[key] = value}. What cannot be stored is logged as an error, as in MonaServer. */
  void assign(DataTable table, LuaValue key, LuaValue value) {
    Key name = DataValues.key(key);
    if (name == null) {
      log.error("a key of data is a string or a number, not " + key.typename());
      return;
    }
    LuaValue item = value instanceof Serialized object ? object.serialized() : value;
    try {
      if (item.isnil()) {
        remove(table, name);
      } else if (item instanceof LuaTable content) {
        replace(table, name, content);
      } else {
        put(table, name, item);
      }
    } catch (DataException e) {
      throw new LuaError(e.getMessage());
    }
  }

  private void remove(DataTable table, Key key) {
    Branch before = table.branch();
    DataPath path = table.path().child(key);
    if (before.value(key) != null || before.branch(key) != null) {
      database.remove(path);
      wrote();
    }
    empty.remove(path);
    if (table.path().size() > 0 && table.branch().next(null) == null) {
      // As long as nobody removes it, it stays a table to which something can be added.
      empty.add(table.path());
    }
  }

  private void put(DataTable table, Key key, LuaValue item) {
    Value value = DataValues.value(item, table.isTyped());
    if (value == null) {
      refuse(key, item);
    } else if (table.isTable(table.branch(), key)) {
      log.error("data: '" + key + "' is a table; it gets no other value until it is set to nil");
    } else {
      DataPath path = table.path().child(key);
      database.put(path, value);
      if (!empty.isEmpty()) {
        empty.remove(path);
      }
      wrote();
    }
  }

  private void refuse(Key key, LuaValue item) {
    log.error("data: '" + key + "' cannot be a " + item.typename() + "; nothing was stored");
  }

  private void replace(DataTable table, Key key, LuaTable content) {
    DataPath path = table.path().child(key);
    Tree tree = new Tree();
    EmptyTables without = new EmptyTables();
    fill(tree, content, path, table.isTyped() || isTyped(path), without, 1);
    database.replace(path, tree);
    empty.remove(path);
    without.forEach(empty::add);
    wrote();
  }

  private void fill(Tree tree, LuaTable content, DataPath path, boolean numbers, EmptyTables without, int depth) {
    if (depth > MAX_DEPTH) {
      throw new LuaError("data: more than " + MAX_DEPTH + " levels of tables");
    }
    boolean stored = false;
    LuaValue key = LuaValue.NIL;
    for (Varargs entry = content.next(key); !(key = entry.arg1()).isnil(); entry = content.next(key)) {
      Key name = DataValues.key(key);
      LuaValue item = entry.arg(2) instanceof Serialized object ? object.serialized() : entry.arg(2);
      if (name == null) {
        log.error("a key of data is a string or a number, not " + key.typename());
      } else if (item instanceof LuaTable inner) {
        fill(tree.branch(name), inner, path.child(name), numbers, without, depth + 1);
        stored = true;
      } else {
        Value value = DataValues.value(item, numbers);
        if (value == null) {
          refuse(name, item);
        } else {
          tree.put(name, value);
          stored = true;
        }
      }
    }
    if (!stored) {
      without.add(path);
    }
  }
}
