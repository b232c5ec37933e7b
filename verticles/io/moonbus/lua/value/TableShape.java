package io.moonbus.lua.value;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * How a table is divided.
 *
 * @param items   the keys 1 to {@code items} are an array
 * @param members how many other keys can name a member
 */
record TableShape(int items, int members) {

  /** All of a table as members. */
  static TableShape ofObject(LuaTable table) {
    int names = 0;
    LuaValue key = LuaValue.NIL;
    for (Varargs entry = table.next(key); !(key = entry.arg1()).isnil(); entry = table.next(key)) {
      names += isName(key) ? 1 : 0;
    }
    return new TableShape(0, names);
  }


  /** An array as far as the keys allow it. */
  static TableShape of(LuaTable table) {
    int whole = 0;
    int largest = 0;
    int others = 0;
    LuaValue key = LuaValue.NIL;
    for (Varargs entry = table.next(key); !(key = entry.arg1()).isnil(); entry = table.next(key)) {
      if (key.isinttype() && key.toint() > 0) {
        whole++;
        largest = Math.max(largest, key.toint());
      } else if (isName(key)) {
        others++;
      }
    }
    // Null takes less room than a name, as long as there are not more nulls than elements.
    int items = largest <= 2L * whole ? largest : sequence(table);
    return new TableShape(items, items == largest ? others : others + whole - items);
  }

  /** Whether a key can name a member: a string, number or boolean. */
  static boolean isName(LuaValue key) {
    int type = key.type();
    return type == LuaValue.TSTRING || type == LuaValue.TNUMBER || type == LuaValue.TBOOLEAN;
  }

  /** Whether a key belongs to the array. */
  boolean isItem(LuaValue key) {
    return key.isinttype() && key.toint() > 0 && key.toint() <= items;
  }

  private static int sequence(LuaTable table) {
    int length = 0;
    while (!table.rawget(length + 1).isnil()) {
      length++;
    }
    return length;
  }
}
