package io.moonbus.lua.value;

import io.moonbus.value.ValueException;
import io.moonbus.value.ValueWriter;
import java.util.ArrayList;
import java.util.List;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Writes Lua values to a writer. */
final class LuaEncoder {

  /** Keeps the Java stack bounded whatever limit the writer has. */
  private static final int MAX_DEPTH = 2_000;

  private final ValueWriter out;
  /** The tables being written, outermost first. */
  private final List<LuaTable> open = new ArrayList<>();

  LuaEncoder(ValueWriter out) {
    this.out = out;
  }

  void value(LuaValue value) {
    switch (value.type()) {
      case LuaValue.TBOOLEAN -> out.bool(value.toboolean());
      case LuaValue.TNUMBER -> out.number(value.todouble());
      case LuaValue.TSTRING -> {
        LuaString text = value.checkstring();
        out.string(text.m_bytes, text.m_offset, text.m_length);
      }
      default -> object(value);
    }
  }

  private void object(LuaValue value) {
    if (value instanceof Serialized object) {
      value(object.serialized());
    } else if (value instanceof LuaTable table) {
      table(table);
    } else {
      out.nil();
    }
  }

  private void table(LuaTable table) {
    LuaValue time = table.rawget(SpecialKeys.TIME);
    if (time.type() == LuaValue.TNUMBER) {
      out.date((long) time.todouble());
      return;
    }
    LuaValue raw = table.rawget(SpecialKeys.RAW);
    if (raw.type() == LuaValue.TSTRING) {
      LuaString bytes = raw.checkstring();
      out.binary(bytes.m_bytes, bytes.m_offset, bytes.m_length);
      return;
    }
    enter(table);
    container(table);
    open.remove(open.size() - 1);
  }

  private void enter(LuaTable table) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i) == table) {
        throw new ValueException("a table contains itself and cannot be written", -1);
      }
    }
    if (open.size() == MAX_DEPTH) {
      throw new ValueException("more than " + MAX_DEPTH + " levels of tables", -1);
    }
    open.add(table);
  }

  private void container(LuaTable table) {
    LuaValue type = table.rawget(SpecialKeys.TYPE);
    if (type.type() == LuaValue.TSTRING) {
      members(table, TableShape.ofObject(table), type.tojstring());
      return;
    }
    TableShape shape = TableShape.of(table);
    if (shape.items() == 0 && shape.members() > 0) {
      members(table, shape, null);
    } else if (shape.members() > 0) {
      mixed(table, shape);
    } else {
      out.beginArray(shape.items());
      items(table, shape);
      out.endArray();
    }
  }

  private void mixed(LuaTable table, TableShape shape) {
    out.beginMixed(shape.members(), shape.items());
    entries(table, shape, null);
    out.endMembers();
    items(table, shape);
    out.endMixed();
  }

  private void items(LuaTable table, TableShape shape) {
    for (int i = 1; i <= shape.items(); i++) {
      value(table.rawget(i));
    }
  }

  /** Writes what is not in the array as an object. */
  private void members(LuaTable table, TableShape shape, String type) {
    out.beginObject(type, type == null ? shape.members() : shape.members() - 1);
    entries(table, shape, type);
    out.endObject();
  }

  private void entries(LuaTable table, TableShape shape, String type) {
    LuaValue key = LuaValue.NIL;
    for (Varargs entry = table.next(key); !(key = entry.arg1()).isnil(); entry = table.next(key)) {
      if (TableShape.isName(key) && !shape.isItem(key) && !(type != null && key.raweq(SpecialKeys.TYPE))) {
        LuaString name = key.type() == LuaValue.TBOOLEAN ? LuaValue.valueOf(key.tojstring()) : key.strvalue();
        out.key(name.m_bytes, name.m_offset, name.m_length);
        value(entry.arg(2));
      }
    }
  }
}
