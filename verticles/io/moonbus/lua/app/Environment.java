package io.moonbus.lua.app;

import io.moonbus.lua.api.Functions;
import io.moonbus.lua.api.Mona;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * The globals of one application. A name is looked up in the application's own table, among what every application
 * has, in the parents, in {@code _G}, and is at last the name of another application.
 */
final class Environment {

  private static final LuaString MONA = LuaValue.valueOf("mona");
  private static final LuaString DATA = LuaValue.valueOf("data");

  private final Application application;
  private final LuaTable table = new LuaTable();
  private final LuaTable fixed = new LuaTable();
  private Mona mona;

  Environment(Application application) {
    this.application = application;
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> lookup(a.arg(2))));
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("environment of an application"));
    table.setmetatable(type);
  }

  /** The table that scripts see as {@code this}. */
  LuaTable table() {
    return table;
  }

  /** Gives the application something that a reload does not take away. */
  void fix(String name, LuaValue value) {
    LuaString key = LuaValue.valueOf(name);
    fixed.rawset(key, value);
    table.rawset(key, value);
  }

  private LuaValue lookup(LuaValue key) {
    LuaValue value = fixed.rawget(key);
    if (value.isnil()) {
      value = MONA.raweq(key) ? mona() : DATA.raweq(key) ? data() : inherited(key);
    }
    return value.isnil() && key instanceof LuaString name ? application.named(name.tojstring()) : value;
  }

  /** Made when it is first used: most folders that are applications never do. */
  Mona mona() {
    if (mona == null) {
      mona = Mona.create(application);
    }
    table.rawset(MONA, mona);
    return mona;
  }

  /** Made when it is first used; from then on it is a table for the parent, too. */
  private LuaValue data() {
    LuaTable data = application.tree().data().of(application.path());
    table.rawset(DATA, data);
    return data;
  }

  /** Takes the table {@code mona} away, {@code null} when it was never used; the next use makes another one. */
  Mona takeMona() {
    Mona taken = mona;
    mona = null;
    return taken;
  }

  /** Gives back what was taken. */
  void giveMona(Mona taken) {
    mona = taken;
  }

  private LuaValue inherited(LuaValue key) {
    for (Application a = application.parent(); a != null; a = a.parent()) {
      LuaValue value = a.environment().rawget(key);
      if (!value.isnil()) {
        return value;
      }
    }
    return application.state().globals().get(key);
  }

  /** The content of the table, to be put back by {@link #restore}. */
  List<LuaValue[]> content() {
    List<LuaValue[]> content = new ArrayList<>();
    Varargs entry = table.next(LuaValue.NIL);
    while (!entry.arg1().isnil()) {
      content.add(new LuaValue[] {entry.arg1(), entry.arg(2)});
      entry = table.next(entry.arg1());
    }
    return content;
  }

  /** Empties the table in place: whoever holds it sees what is put in afterwards. */
  void clear() {
    empty();
    copy(fixed);
  }

  /** Replaces the content of the table in place. */
  void restore(List<LuaValue[]> content) {
    empty();
    for (LuaValue[] entry : content) {
      table.rawset(entry[0], entry[1]);
    }
  }

  private void empty() {
    for (LuaValue key : table.keys()) {
      table.rawset(key, LuaValue.NIL);
    }
  }

  private void copy(LuaTable from) {
    for (LuaValue key : from.keys()) {
      table.rawset(key, from.rawget(key));
    }
  }
}
