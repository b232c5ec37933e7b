package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Value;
import io.moonbus.data.service.MemoryDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shared data of applications, beside what {@code applications/data.lua} tests. */
class DataTest {

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  private List<String> errors() {
    return www.scriptLines().stream().filter(line -> line.startsWith("SEVERE")).toList();
  }

  private void until(String end) {
    Www.until(() -> www.scriptLines().stream().anyMatch(line -> line.endsWith(end)));
  }

  @Test
  void whatIsRefusedIsLoggedWithItsPlace() {
    www.app("", """
        function store()
          data[true] = "b"
          data.f = print
          data.tab = {x = 1}
          data.tab = "scalar"
          data.deep = {list = {print}}
        end
        """).start();
    www.eval("", "store()");

    assertThat(errors()).containsExactly(
        "SEVERE main.lua:2: a key of data is a string or a number, not boolean",
        "SEVERE main.lua:3: data: 'f' cannot be a function; nothing was stored",
        "SEVERE main.lua:5: data: 'tab' is a table; it gets no other value until it is set to nil",
        "SEVERE main.lua:6: data: '1' cannot be a function; nothing was stored");
  }

  @Test
  void eachApplicationHasItsOwn() {
    www.app("", "").app("db", "").app("db/sub", "").app("other", "").start();
    www.eval("", "(function() data.rootv = 'root' end)()");
    www.eval("db", "(function() data.s = 'hello' end)()");
    www.eval("db/sub", "(function() data.v = 'subvalue' end)()");

    assertThat(www.eval("db/sub", "data.v, super.data.s, super.super.data.rootv, data.s"))
        .isEqualTo("[\"subvalue\",\"hello\",\"root\",null]");
    assertThat(www.eval("db", "data.sub.v, type(data.sub), #data")).isEqualTo("[\"subvalue\",\"table\",1]");
    assertThat(www.eval("", "data.db.s, data.db.sub.v, #data, type(data.other)"))
        .isEqualTo("[\"hello\",\"subvalue\",1,\"nil\"]");
    assertThat(www.eval("other", "data.rootv, super.data.rootv")).isEqualTo("[null,\"root\"]");
    assertThat(www.eval("", "type(data.other)")).as("once it was used").isEqualTo("[\"table\"]");
  }

  @Test
  void itIsThereBeforeTheApplicationStarts() {
    MemoryDatabase database = new MemoryDatabase(www.vertx(), new DataOptions());
    database.put(DataPath.of("db", "x"), Value.of("before"));
    www.data(database).app("db", "first = data.x function onStart() started = data.x end").start();

    assertThat(www.eval("db", "first, started")).isEqualTo("[\"before\",\"before\"]");
  }

  @Test
  void itOutlivesAReload() {
    www.app("", "data.visits = (data.visits or 0) + 1").start();
    www.app("", "data.visits = (data.visits or 0) + 1 -- changed");
    Www.until(() -> www.eval("", "data.visits").equals("[\"2\"]"));
  }

  @Test
  void numbersStayNumbersWhereTheSettingSaysSo() {
    www.options().typed().add("/db");
    www.app("", "").app("db", "").app("db/sub", "").app("other", "").start();
    for (String path : List.of("db", "db/sub", "other")) {
      www.eval(path, "(function() data.n = 12 data.s = '12' data.t = {1.5, {2}} end)()");
    }

    String typed = "[12,\"12\",1.5,2]";
    String values = "data.n, data.s, data.t[1], data.t[2][1]";
    assertThat(www.eval("db", values)).isEqualTo(typed);
    assertThat(www.eval("db/sub", values)).isEqualTo(typed);
    assertThat(www.eval("other", values)).isEqualTo("[\"12\",\"12\",\"1.5\",\"2\"]");
    assertThat(www.eval("", "data.db.n, data.other.n")).isEqualTo("[12,\"12\"]");
    assertThat(www.eval("db", "data:increment('n', 2), data.n, data:increment('fresh'), data.fresh"))
        .isEqualTo("[14,14,1,1]");
    assertThat(www.eval("db", "pcall(function() data:increment('s') end)")).contains("'s' is no number");
    assertThat(www.eval("db", "data:update('n', function(old) return old + 0.5 end)")).isEqualTo("[14.5]");
  }

  @Test
  void aNumberIsAStringWhereTheSettingNoLongerSaysSo() {
    MemoryDatabase database = new MemoryDatabase(www.vertx(), new DataOptions());
    database.put(DataPath.of("n"), Value.of(0.1));
    www.data(database).app("", "").start();

    assertThat(www.eval("", "data.n")).isEqualTo("[\"0.1\"]");
  }

  @Test
  void aWatchIsToldOfChanges() {
    www.app("", "").app("db", """
        data:watch("n", function(value, path, before) NOTE("n ", value, " ", before, " ", #path, path[1]) end)
        data:watch({}, function(value, path) NOTE("all ", table.concat(path, "/"), " ", value) end)
        data:watch({"tab", "inner"}, function(value, path) NOTE("inner ", table.concat(path, "/"), " ", value) end)
        """).start();
    www.eval("db", "(function() data.n = 1 end)()");
    until("n 1 (null) 1n");
    until("all n 1");
    www.eval("", "(function() data.db.n = nil end)()");
    until("n (null) 1 1n");
    www.eval("db", "(function() data.tab = {inner = {x = true}} end)()");
    until("inner tab/inner/x (true)");
    until("all tab/inner/x (true)");
  }

  @Test
  void aWatchCanBeEnded() {
    www.app("", """
        local watch = data:watch("n", function(value) NOTE("n ", value) end)
        function stop() return watch:cancel(), watch:cancel() end
        """).start();
    www.eval("", "(function() data.n = 1 end)()");
    until("n 1");
    assertThat(www.eval("", "stop()")).isEqualTo("[true,false]");
    www.eval("", "(function() data.n = 2 data:watch('end', function() NOTE('the end') end) data['end'] = 1 end)()");
    until("the end");
    assertThat(www.scriptLines()).noneMatch(line -> line.endsWith("n 2"));
  }

  @Test
  void aWatchCanBeEndedByItsFunction() {
    www.app("", "local watch watch = data:watch('n', function(value) NOTE('n ', value) watch:cancel() end)").start();
    www.eval("", "(function() data.n = 1 data.n = 2 end)()");
    until("n 1");
    www.eval("", "(function() data:watch('end', function() NOTE('the end') end) data['end'] = 1 end)()");
    until("the end");
    assertThat(www.scriptLines()).noneMatch(line -> line.endsWith("n 2"));
  }

  @Test
  void anEmptyTableIsNoneWhereAnotherNodeStoredAValue() {
    MemoryDatabase database = new MemoryDatabase(www.vertx(), new DataOptions());
    www.data(database).app("", "data.t = {}").start();
    database.put(DataPath.of("t"), Value.of("of another node"));

    assertThat(www.eval("", "data.t, (function() data.t = 'own' return data.t end)()"))
        .isEqualTo("[\"of another node\",\"own\"]");
    assertThat(www.eval("", "(function() data.t = nil return type(data.t) end)()")).isEqualTo("[\"nil\"]");
    assertThat(errors()).isEmpty();
  }

  @Test
  void aWatchEndsWithTheApplicationOfItsFunction() {
    www.app("", "").app("db", "super.data:watch('n', function(value) NOTE('old ', value) end)").start();
    www.eval("db", "1");
    www.app("db", "super.data:watch('n', function(value) NOTE('new ', value) end)");
    Www.until(() -> www.lines().stream().anyMatch(line -> line.contains("Application /db reloaded")));
    www.eval("", "(function() data.n = 7 end)()");
    until("new 7");
    assertThat(www.scriptLines()).noneMatch(line -> line.endsWith("old 7"));
  }

  @Test
  void anUpdateTellsItsCallback() {
    www.app("", """
        function change()
          local order = "returned"
          local value = data:update("n", function(old) return (old or 0) + 1 end,
            function(value, message) NOTE("done ", value, " ", message, " ", order) end)
          order = "later, " .. order
          data:increment("n", 4, function(value) NOTE("sum ", value) end)
          data:update("n", function() error("no", 0) end, function(value, message) NOTE("failed ", value, " ", message) end)
          return value
        end
        """).start();

    assertThat(www.eval("", "change()")).isEqualTo("[\"1\"]");
    until("done 1 (null) later, returned");
    until("sum 5");
    until("failed (null) no");
  }

  @Test
  void whatExpiresIsGone() {
    www.app("", "").start();
    www.eval("", "(function() data.x = 1 data.tab = {y = {z = 2}} data.stay = 3 "
        + "data:expire('x', 0.001) data:expire('tab', 0.001) data:expire('stay', 0.001) data.stay = 4 end)()");

    Www.until(() -> www.eval("", "data.x, data.tab, data.stay").equals("[null,null,\"4\"]"));
  }

  @Test
  void aLimitIsAnErrorOfTheScript() {
    www.data(new MemoryDatabase(www.vertx(), new DataOptions().setMaxValue(10))).app("", "").start();

    assertThat(www.eval("", "pcall(function() data.x = 'eleven bytes' end)")).contains("false").contains("10");
    assertThat(www.eval("", "data.x")).isEqualTo("[null]");
  }
}
