package io.moonbus.lua.engine.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

class TableSizesTest {

  private static final LuaValue NIL = LuaValue.NIL;
  private static final LuaValue ONE = LuaValue.ONE;

  private static LuaTable listOf(LuaValue... values) {
    return new LuaTable(null, values, null);
  }

  @Example
  void theEndOfAConstructorIsTheLength() {
    assertThat(listOf(ONE, NIL, ONE).rawlen()).isEqualTo(3);
    assertThat(listOf(NIL, NIL, ONE).rawlen()).isEqualTo(3);
    assertThat(listOf(ONE, ONE, NIL).rawlen()).isEqualTo(2);
    assertThat(listOf(NIL, NIL, NIL).rawlen()).isZero();
    assertThat(new LuaTable().rawlen()).isZero();
  }

  @Example
  void entriesThatTheArrayPartTakesOverAreFound() {
    LuaTable table = new LuaTable();
    table.rawset("x", ONE);
    table.rawset(3, LuaValue.valueOf("three"));
    table.presize(5);
    assertThat(table.rawget(3).tojstring()).isEqualTo("three");
    table.rawset(3, NIL);
    assertThat(table.keyCount()).isEqualTo(1);
  }

  @Example
  void aListGrowsFromAnySize() {
    for (int size = 0; size < 70; size++) {
      LuaTable table = new LuaTable(size, 0);
      for (int i = 1; i <= 200; i++) {
        table.rawset(i, LuaValue.valueOf(i));
        assertThat(table.rawlen()).isEqualTo(i);
      }
      assertThat(table.keyCount()).isEqualTo(200);
    }
  }

  /** Keys from -4 on are integers, multiples of 7 get the text of the number as key; values of 0 remove. */
  @Property(tries = 2_000)
  void aTableHoldsWhatWasPutIntoIt(@ForAll @IntRange(max = 20) int array, @ForAll @IntRange(max = 9) int hash,
      @ForAll @Size(max = 120) List<@IntRange(min = -4, max = 40) Integer> keys,
      @ForAll @Size(120) List<@IntRange(max = 3) Integer> values) {
    LuaTable table = new LuaTable(array, hash);
    Map<LuaValue, Integer> model = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int number = keys.get(i);
      LuaValue key = number % 7 == 0 ? LuaValue.valueOf("k" + number) : LuaValue.valueOf(number);
      int value = values.get(i);
      if (number == 40) {
        table.presize(value * 9);
      } else if (value == 0) {
        table.rawset(key, NIL);
        model.remove(key);
      } else {
        table.rawset(key, LuaValue.valueOf(value));
        model.put(key, value);
      }
    }
    Map<LuaValue, Integer> found = new HashMap<>();
    for (Varargs entry = table.next(NIL); !entry.arg1().isnil(); entry = table.next(entry.arg1())) {
      assertThat(found.put(entry.arg1(), entry.arg(2).toint())).isNull();
    }
    assertThat(found).isEqualTo(model);
    model.forEach((key, value) -> assertThat(table.rawget(key).toint()).isEqualTo(value));
    int length = table.rawlen();
    assertThat(length == 0 || !table.rawget(length).isnil()).isTrue();
    assertThat(table.rawget(length + 1).isnil()).isTrue();
  }
}
