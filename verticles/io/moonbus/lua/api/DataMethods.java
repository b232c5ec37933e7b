package io.moonbus.lua.api;

import io.moonbus.data.Branch;
import io.moonbus.data.Change;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.moonbus.lua.api.declaration.ScriptApi;
import io.moonbus.lua.engine.Waiter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code data:update}, {@code data:increment}, {@code data:watch} and {@code data:expire}. */
final class DataMethods {

  private final Data data;
  private final ScriptContext context;
  private final Function<LuaValue, Mona> owner;
  private final Later later;
  private final LuaTable watchType;

  DataMethods(Data data, ScriptContext context, Function<LuaValue, Mona> owner) {
    this.data = data;
    this.context = context;
    this.owner = owner;
    this.later = new Later(context);
    this.watchType = context.types().withMethods(ScriptApi.WATCH, context.log(), DataWatch.class::isInstance,
        Map.of("cancel", (watch, a) -> LuaValue.valueOf(((DataWatch) watch).cancel())));
  }

  LuaTable table() {
    LuaTable table = new LuaTable();
    Binding.methods(table, ScriptApi.DATA, context.log(), DataTable.class::isInstance,
        Map.of("watch", (self, a) -> watch((DataTable) self, a), "expire", (self, a) -> expire((DataTable) self, a)),
        context.state(), Map.of("update", (self, a, waiter) -> update((DataTable) self, a, waiter),
            "increment", (self, a, waiter) -> increment((DataTable) self, a, waiter)));
    return table;
  }

  private static Key key(LuaValue value) {
    Key key = DataValues.key(value);
    if (key == null) {
      throw new LuaError("bad argument #2: key expected, got " + value.typename());
    }
    return key;
  }

  private static LuaValue optionalFunction(Varargs arguments, int position) {
    return arguments.isnoneornil(position) ? LuaValue.NIL : Arguments.function(arguments, position);
  }

  /** The path of a value, which must be no table. */
  private static DataPath valuePath(DataTable table, Key key) {
    if (table.isTable(table.branch(), key)) {
      throw new LuaError("data: '" + key + "' is a table");
    }
    return table.path().child(key);
  }

  private Varargs update(DataTable table, Varargs arguments, Waiter waiter) {
    DataPath path = valuePath(table, key(arguments.arg1()));
    LuaValue change = Arguments.function(arguments, 2);
    LuaValue done = optionalFunction(arguments, 3);
    Future<Value> future = data.database().update(path, old -> changed(table, change, old));
    return later.give(future, value -> {
      data.wrote();
      return DataValues.lua(value, table.isTyped());
    }, done, waiter);
  }

  private Value changed(DataTable table, LuaValue change, Value old) {
    LuaValue result = context.state().call(change, DataValues.lua(old, table.isTyped())).arg1();
    if (result.isnil()) {
      return null;
    }
    Value value = DataValues.value(result, table.isTyped());
    if (value == null) {
      throw new LuaError("update: the function must return a string, a number, a boolean or nil, not " + result.typename());
    }
    return value;
  }

  private Varargs increment(DataTable table, Varargs arguments, Waiter waiter) {
    DataPath path = valuePath(table, key(arguments.arg1()));
    double amount = arguments.isnoneornil(2) ? 1 : Arguments.number(arguments, 2);
    LuaValue done = optionalFunction(arguments, 3);
    Future<Value> future = table.isTyped() ? data.database().update(path, sum(path, amount))
        : data.database().increment(path, amount);
    return later.give(future, value -> {
      data.wrote();
      return DataValues.lua(value, true).tonumber();
    }, done, waiter);
  }

  /** Where values have types nothing becomes a number, and a text stays no number. */
  private static UnaryOperator<Value> sum(DataPath path, double amount) {
    return old -> {
      if (old == null) {
        return Value.of(amount);
      }
      if (old instanceof Value.Num number) {
        return Value.of(number.value() + amount);
      }
      throw new LuaError("increment: '" + path.last() + "' is no number");
    };
  }

  private Varargs expire(DataTable table, Varargs arguments) {
    Key key = key(arguments.arg1());
    long time = 0;
    if (!arguments.isnoneornil(2)) {
      double seconds = Arguments.number(arguments, 2);
      if (!(seconds > 0 && seconds < Long.MAX_VALUE / 4000.0)) {
        throw new LuaError("expire: seconds must be > 0");
      }
      time = System.currentTimeMillis() + (long) Math.ceil(seconds * 1000);
    }
    DataPath path = table.path().child(key);
    Branch now = table.branch();
    if (now.value(key) != null) {
      data.database().expire(path, time);
    } else if (now.branch(key) != null) {
      expireAll(path, now.branch(key), time);
    } else {
      return LuaValue.FALSE;
    }
    data.wrote();
    return LuaValue.TRUE;
  }

  private void expireAll(DataPath path, Branch branch, long time) {
    for (Key key = branch.next(null); key != null; key = branch.next(key)) {
      Branch inner = branch.branch(key);
      if (inner == null) {
        data.database().expire(path.child(key), time);
      } else {
        expireAll(path.child(key), inner, time);
      }
    }
  }

  private Varargs watch(DataTable table, Varargs arguments) {
    DataPath path = watched(table, arguments.arg1());
    LuaValue handler = Arguments.function(arguments, 2);
    Mona mona = owner.apply(handler);
    DataWatch watch = new DataWatch(mona, watchType);
    mona.keep(watch);
    watch.begin(data.database().watch(path, changes -> tell(table, handler, changes, watch)));
    return watch;
  }

  /** A key, or an array of keys; none = the whole table. */
  private static DataPath watched(DataTable table, LuaValue path) {
    if (!(path instanceof LuaTable keys)) {
      return table.path().child(key(path));
    }
    DataPath watched = table.path();
    for (int i = 1; !keys.rawget(i).isnil(); i++) {
      watched = watched.child(key(keys.rawget(i)));
    }
    return watched;
  }

  /** Until the handler ends its watch, too. */
  private void tell(DataTable table, LuaValue handler, List<Change> changes, DataWatch watch) {
    for (Iterator<Change> rest = changes.iterator(); rest.hasNext() && !watch.isOver();) {
      Change change = rest.next();
      boolean typed = data.isTyped(change.path());
      context.call(handler, LuaValue.varargsOf(DataValues.lua(change.after(), typed),
          keys(table.path().size(), change.path()), DataValues.lua(change.before(), typed)));
    }
  }

  private static LuaTable keys(int from, DataPath path) {
    List<LuaValue> keys = new ArrayList<>();
    for (int i = from; i < path.size(); i++) {
      keys.add(DataValues.string(path.key(i).bytes()));
    }
    return LuaTable.listOf(keys.toArray(LuaValue[]::new));
  }
}
