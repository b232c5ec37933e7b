package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.ZeroArgFunction;

class LuaValuesTest {

  private static String json(LuaValue... values) {
    return LuaValues.write(LuaValue.varargsOf(values), Format.JSON, Limits.DEFAULT).data().toString();
  }

  private static Varargs read(String json) {
    return LuaValues.read(Payload.encoded(Format.JSON, Buffer.buffer(json)), Limits.DEFAULT);
  }

  private static LuaTable list(Object... values) {
    LuaTable table = new LuaTable();
    for (int i = 0; i < values.length; i++) {
      table.set(i + 1, value(values[i]));
    }
    return table;
  }

  private static LuaTable with(LuaTable table, Object key, Object value) {
    table.set(value(key), value(value));
    return table;
  }

  private static LuaValue value(Object value) {
    if (value == null) {
      return LuaValue.NIL;
    }
    return value instanceof LuaValue lua ? lua : value instanceof Number number ? LuaValue.valueOf(number.doubleValue())
        : value instanceof Boolean truth ? LuaValue.valueOf(truth) : LuaValue.valueOf(value.toString());
  }

  @Test
  void sequencesAreArrays() {
    assertThat(json(list(10, 10.5, "a", true))).isEqualTo("[[10,10.5,\"a\",true]]");
    assertThat(json(list())).isEqualTo("[[]]");
    assertThat(json(list(list(1, list(2)), list()))).isEqualTo("[[[1,[2]],[]]]");
  }

  @Test
  void otherTablesAreObjectsWithNamesAsText() {
    assertThat(json(with(list(), "x", 10))).isEqualTo("[{\"x\":10}]");
    assertThat(json(with(list(), 10, "ten"))).isEqualTo("[{\"10\":\"ten\"}]");
    assertThat(json(with(list(), 1.5, "x"))).isEqualTo("[{\"1.5\":\"x\"}]");
    assertThat(json(with(list(), true, "x"))).isEqualTo("[{\"true\":\"x\"}]");
    assertThat(json(with(list(), list(), "x"))).isEqualTo("[[]]");
  }

  @Test
  void aMixedTableIsAnArrayThatStartsWithItsMembers() {
    assertThat(json(with(list(100, 200), "x", 10))).isEqualTo("[[{\"x\":10},100,200]]");
    assertThat(json(with(list("o"), 0, "z"))).isEqualTo("[[{\"0\":\"z\"},\"o\"]]");
    assertThat(json(with(list("a"), 5, "b"))).isEqualTo("[[{\"5\":\"b\"},\"a\"]]");
  }

  @Test
  void holesAreNull() {
    assertThat(json(list(1, null, 3))).isEqualTo("[[1,null,3]]");
    assertThat(json(read("[[1,null,3]]").arg1())).isEqualTo("[[1,null,3]]");
  }

  @Test
  void aTypeMakesAnObject() {
    assertThat(json(with(list(1, 2), "__type", "Cat"))).isEqualTo("[{\"__type\":\"Cat\",\"1\":1,\"2\":2}]");
  }

  @Test
  void datesAndBinaryData() {
    assertThat(json(with(list(), "__time", 905989690435L))).isEqualTo("[\"1998-09-16T23:48:10.435+00:00\"]");
    assertThat(json(with(with(list(), "__time", 0), "year", 2000))).isEqualTo("[\"1970-01-01T00:00:00.000+00:00\"]");
    assertThat(json(with(list(), "__raw", "rawdata"))).isEqualTo("[{\"__raw\":\"cmF3ZGF0YQ==\"}]");
  }

  @Test
  void whatHasNoFormIsNull() {
    LuaValue function = new ZeroArgFunction() {
      @Override
      public LuaValue call() {
        return NIL;
      }
    };
    assertThat(json(LuaValue.NIL, function, new LuaUserdata(new Object()))).isEqualTo("[null,null,null]");
    assertThat(json(with(list(), "f", function))).isEqualTo("[{\"f\":null}]");
  }

  @Test
  void objectsDecideThemselves() {
    class Address extends LuaUserdata implements Serialized {
      Address() {
        super(new Object());
      }

      @Override
      public LuaValue serialized() {
        return LuaValue.valueOf("1.2.3.4:5");
      }
    }

    assertThat(json(new Address())).isEqualTo("[\"1.2.3.4:5\"]");
  }

  @Test
  void metamethodsPlayNoPart() {
    LuaTable table = with(list(), "a", 1);
    table.setmetatable(with(list(), "__index", with(list(), "b", 2)));
    assertThat(json(table)).isEqualTo("[{\"a\":1}]");
  }

  @Test
  void aCycleIsAnErrorButNotATableUsedTwice() {
    LuaTable shared = with(list(), "v", 1);
    assertThat(json(list(shared, shared))).isEqualTo("[[{\"v\":1},{\"v\":1}]]");
    LuaTable cycle = list();
    cycle.set(1, list(cycle));
    assertThatThrownBy(() -> json(cycle)).isInstanceOf(ValueException.class).hasMessageContaining("contains itself");
  }

  @Test
  void depthIsLimited() {
    LuaTable table = list();
    for (int i = 0; i < 100_000; i++) {
      table = list(table);
    }
    LuaTable deep = table;
    assertThatThrownBy(() -> json(deep)).isInstanceOf(ValueException.class).hasMessage("more than 512 levels");
  }

  @Test
  void readingGivesTheValues() {
    Varargs values = read("[\"echo\",1,null,{\"a\":[1,2,3]},true]");
    assertThat(values.narg()).isEqualTo(5);
    assertThat(values.arg1().tojstring()).isEqualTo("echo");
    assertThat(values.arg(3).isnil()).isTrue();
    assertThat(values.arg(4).get("a").get(3).toint()).isEqualTo(3);
    assertThat(read("[]").narg()).isZero();
    assertThat(LuaValues.read(Payload.NONE, Limits.DEFAULT).narg()).isZero();
  }

  @Test
  void bytesStayAsTheyAre() {
    LuaString bytes = LuaString.valueOf(new byte[] {0, (byte) 0xFF, 'a'});
    Payload raw = LuaValues.write(bytes, Format.RAW, Limits.DEFAULT);
    assertThat(LuaValues.read(raw, Limits.DEFAULT).arg1()).isEqualTo(bytes);
  }

  @Test
  void aDateHasTheFieldsOfOsDate() {
    LuaValue date = read("[\"1998-09-16T23:48:10.435+00:00\"]").arg1();
    assertThat(date.get("__time").todouble()).isEqualTo(905989690435.0);
    assertThat(fields(date)).containsExactly(1998, 9, 16, 23, 48, 10, 435, 4, 259);
    assertThat(date.get("isdst").toboolean()).isFalse();
    assertThat(fields(read("[\"1969-12-31\"]").arg1())).containsExactly(1969, 12, 31, 0, 0, 0, 0, 4, 365);
    assertThat(fields(read("[\"1970-01-01\"]").arg1())).containsExactly(1970, 1, 1, 0, 0, 0, 0, 5, 1);
    assertThat(fields(read("[\"2016-12-31\"]").arg1())).containsExactly(2016, 12, 31, 0, 0, 0, 0, 7, 366);
  }

  private static List<Integer> fields(LuaValue date) {
    List<Integer> fields = new ArrayList<>();
    for (String name : List.of("year", "month", "day", "hour", "min", "sec", "msec", "wday", "yday")) {
      fields.add(date.get(name).toint());
    }
    return fields;
  }

  @Test
  void theHookSeesTypedTablesInnermostFirst() {
    List<String> seen = new ArrayList<>();
    Payload payload = Payload.encoded(Format.JSON, Buffer.buffer(
        "[{\"__type\":\"A\",\"b\":{\"x\":1,\"__type\":\"B\"}},{\"c\":1}]"));
    LuaValues.read(payload, Limits.DEFAULT, (type, object) -> {
      seen.add(type.tojstring());
      object.set("seen", LuaValue.TRUE);
    });
    assertThat(seen).containsExactly("B", "A");
  }
}
