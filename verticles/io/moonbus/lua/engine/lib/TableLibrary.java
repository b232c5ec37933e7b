package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code table}. */
final class TableLibrary {

  private static final int MAX_RESULTS = 1_000_000;
  private static final int POLL_MASK = 0xfff;

  private final LuaState state;
  private final int maxStringBytes;

  TableLibrary(LuaState state, int maxStringBytes) {
    this.state = state;
    this.maxStringBytes = maxStringBytes;
  }

  LuaTable create() {
    LuaTable table = new LuaTable();
    Native.add(table, "concat", this::concat);
    Native.add(table, "insert", this::insert);
    Native.add(table, "remove", this::remove);
    Native.add(table, "move", this::move);
    Native.add(table, "sort", this::sort);
    Native.add(table, "unpack", this::unpack);
    Native.add(table, "pack", a -> new LuaTable(a.all()));
    Native.add(table, "getn", a -> LuaValue.valueOf(a.table(1).rawlen()));
    Native.add(table, "maxn", this::maxn);
    Native.add(table, "foreach", this::foreach);
    Native.add(table, "foreachi", this::foreachi);
    return table;
  }

  private void poll(int count) {
    if ((count & POLL_MASK) == POLL_MASK) {
      state.poll();
    }
  }

  private LuaValue concat(Arguments a) {
    LuaTable table = a.table(1);
    LuaString separator = a.string(2, LuaValue.EMPTYSTRING);
    int from = a.integer(3, 1);
    int to = a.isAbsent(4) ? table.rawlen() : a.integer(4);
    Bytes result = new Bytes(maxStringBytes);
    for (long i = from; i <= to; i++) {
      LuaValue value = table.rawget((int) i);
      if (!(value instanceof LuaString) && !(value instanceof LuaNumber)) {
        throw new LuaError("invalid value (" + value.typename() + ") at index " + i + " in table for 'concat'");
      }
      if (i > from) {
        result.add(separator);
      }
      result.add(value.strvalue());
      poll((int) i);
    }
    return result.string();
  }

  private Varargs insert(Arguments a) {
    LuaTable table = a.table(1);
    int end = table.rawlen() + 1;
    if (a.count() == 2) {
      table.rawset(end, a.get(2));
      return LuaValue.NONE;
    }
    if (a.count() != 3) {
      throw new LuaError("wrong number of arguments to 'insert'");
    }
    int position = a.integer(2);
    for (int i = Math.max(end, position); i > position; i--) {
      table.rawset(i, table.rawget(i - 1));
      poll(i);
    }
    table.rawset(position, a.get(3));
    return LuaValue.NONE;
  }

  private Varargs remove(Arguments a) {
    LuaTable table = a.table(1);
    int length = table.rawlen();
    if (a.isAbsent(2) && length == 0) {
      return LuaValue.NONE;
    }
    int position = a.isAbsent(2) ? length : a.integer(2);
    if (position < 1 || position > length) {
      return LuaValue.NONE;
    }
    LuaValue removed = table.rawget(position);
    for (int i = position + 1; i <= length; i++) {
      table.rawset(i - 1, table.rawget(i));
      poll(i);
    }
    table.rawset(length, LuaValue.NIL);
    return removed;
  }

  private LuaValue move(Arguments a) {
    LuaTable source = a.table(1);
    int first = a.integer(2);
    int last = a.integer(3);
    int to = a.integer(4);
    LuaTable target = a.isAbsent(5) ? source : a.table(5);
    boolean forward = to > last || to <= first || target != source;
    for (long done = 0, count = (long) last - first + 1; done < count; done++) {
      int i = (int) (forward ? done : count - 1 - done);
      target.set(to + i, source.get(first + i));
      poll(i);
    }
    return target;
  }

  private Varargs sort(Arguments a) {
    LuaTable table = a.table(1);
    LuaValue order = a.isAbsent(2) ? LuaValue.NIL : a.function(2);
    new Sorter(state, table, order).sort();
    return LuaValue.NONE;
  }

  Varargs unpack(Arguments a) {
    LuaTable table = a.table(1);
    int from = a.integer(2, 1);
    int to = a.isAbsent(3) ? table.rawlen() : a.integer(3);
    if (from > to) {
      return LuaValue.NONE;
    }
    long count = (long) to - from + 1;
    if (count > MAX_RESULTS) {
      throw new LuaError("too many results to unpack");
    }
    LuaValue[] values = new LuaValue[(int) count];
    for (int i = 0; i < count; i++) {
      values[i] = table.rawget(from + i);
    }
    return LuaValue.varargsOf(values);
  }

  private LuaValue maxn(Arguments a) {
    LuaTable table = a.table(1);
    double greatest = 0;
    int count = 0;
    for (Varargs entry = table.next(LuaValue.NIL); !entry.arg1().isnil(); entry = table.next(entry.arg1())) {
      if (entry.arg1() instanceof LuaNumber) {
        greatest = Math.max(greatest, entry.arg1().todouble());
      }
      poll(count++);
    }
    return LuaValue.valueOf(greatest);
  }

  private Varargs foreach(Arguments a) {
    LuaTable table = a.table(1);
    LuaValue function = a.function(2);
    for (Varargs entry = table.next(LuaValue.NIL); !entry.arg1().isnil(); entry = table.next(entry.arg1())) {
      LuaValue result = function.call(entry.arg1(), entry.arg(2));
      if (!result.isnil()) {
        return result;
      }
      state.poll();
    }
    return LuaValue.NONE;
  }

  private Varargs foreachi(Arguments a) {
    LuaTable table = a.table(1);
    LuaValue function = a.function(2);
    for (int i = 1, length = table.rawlen(); i <= length; i++) {
      LuaValue result = function.call(LuaValue.valueOf(i), table.rawget(i));
      if (!result.isnil()) {
        return result;
      }
      state.poll();
    }
    return LuaValue.NONE;
  }
}
