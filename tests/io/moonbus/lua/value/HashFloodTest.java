package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Clients cannot make a table slow, nor end its thread's stack, by the choice of keys. */
class HashFloodTest {

  private static final int KEYS = 50_000;

  /** Differs from the others only in bytes that luaj's own hash skips. */
  private static String key(int number) {
    StringBuilder text = new StringBuilder("k0".repeat(20));
    for (int bit = 0; bit < 17; bit++) {
      text.setCharAt(2 * bit, (number >> bit & 1) == 0 ? 'k' : 'z');
    }
    return text.toString();
  }

  private static LuaTable read(Format format, String text) {
    return LuaValues.read(Payload.encoded(format, Buffer.buffer(text)), Limits.DEFAULT).arg1().checktable();
  }

  @Test
  void jsonObjectOfKeysWithOneHash() {
    StringBuilder json = new StringBuilder("[{");
    for (int i = 0; i < KEYS; i++) {
      json.append(i == 0 ? "\"" : ",\"").append(key(i)).append("\":").append(i);
    }
    assertHoldsAll(read(Format.JSON, json.append("}]").toString()));
  }

  @Test
  void queryOfKeysWithOneHash() {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < KEYS; i++) {
      query.append(i == 0 ? "" : "&").append(key(i)).append('=').append(i);
    }
    assertHoldsAll(read(Format.QUERY, query.toString()));
  }

  private static void assertHoldsAll(LuaTable table) {
    assertThat(table.keyCount()).isEqualTo(KEYS);
    for (int i = 0; i < KEYS; i++) {
      assertThat(table.rawget(LuaValue.valueOf(key(i))).toint()).isEqualTo(i);
    }
    for (int i = 0; i < KEYS; i++) {
      table.rawset(LuaValue.valueOf(key(i)), LuaValue.NIL);
    }
    assertThat(table.keyCount()).isZero();
  }
}
