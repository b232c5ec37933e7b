package io.moonbus.lua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.fuzz.LongRun;
import io.moonbus.fuzz.Seeds;
import io.moonbus.lua.engine.EngineOptions;
import io.moonbus.lua.engine.LuaEngine;
import io.moonbus.lua.engine.LuaState;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.binary.BinaryReader;
import io.moonbus.value.binary.BinaryWriter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Lua values through the binary form. */
class BinaryValuesTest {

  private static final Limits LIMITS = new Limits(64 << 10, 50, 2_000);

  private static Varargs eval(String expressions) {
    try (LuaEngine engine = LuaEngine.create()) {
      LuaState state = engine.newState(new EngineOptions());
      byte[] source = ("return " + expressions).getBytes(StandardCharsets.ISO_8859_1);
      return state.call(state.load(source, "=test", state.globals()), LuaValue.NONE);
    }
  }

  private static Buffer encode(Varargs values) {
    BinaryWriter writer = new BinaryWriter(Limits.DEFAULT);
    LuaValues.write(values, writer);
    return writer.finish();
  }

  private static Varargs decode(Buffer data, Limits limits) {
    return LuaValues.read(new BinaryReader(data, limits));
  }

  private static String json(Varargs values) {
    return LuaValues.write(values, Format.JSON, Limits.DEFAULT).data().toString();
  }

  private static String hex(Varargs values) {
    return HexFormat.of().formatHex(encode(values).getBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nil", "nil, true, false, nil", "0, 1, -1, 127, -128, 300, 2^31, -2^53, 2^53, 2^60, 1.5, -0.25, 1e300",
      "'', 'text', 'with \"quotes\"'", "{}, {{}}, {1, 2, 3}, {a = 1, b = {c = {}}}", "{1, nil, 3}",
      "{a = 1, 10, b = {x = 'y', 'z'}, 20}", "{__type = 'Point', x = 1}", "{__time = 1388628245006}", "{__raw = 'bytes'}"})
  void comeBackAsTheyWere(String expressions) {
    Varargs values = eval(expressions);
    Varargs back = decode(encode(values), Limits.DEFAULT);
    assertThat(back.narg()).isEqualTo(values.narg());
    assertThat(json(back)).isEqualTo(json(values));
  }

  @Test
  void stringsAreBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Varargs back = decode(encode(org.luaj.vm2.LuaString.valueOf(all)), Limits.DEFAULT);
    assertThat(back.checkstring(1).m_bytes).startsWith(all);
  }

  @Test
  void tablesThatAreBothKeepTheirElementsAndMembers() {
    LuaValue table = decode(encode(eval("{a = 1, 10, nil, 30, b = 2}")), Limits.DEFAULT).arg1();
    assertThat(table.get("a").toint()).isEqualTo(1);
    assertThat(table.get(1).toint()).isEqualTo(10);
    assertThat(table.get(3).toint()).isEqualTo(30);
    assertThat(decode(encode(eval("{[1] = 1, [100] = 'far'}")), Limits.DEFAULT).arg1().get("100").tojstring())
        .isEqualTo("far");
  }

  @Test
  void infinityNanAndNegativeZeroStay() {
    Varargs back = decode(encode(eval("1/0, -1/0, 0/0, -0.0")), Limits.DEFAULT);
    assertThat(back.arg(1).todouble()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(back.arg(2).todouble()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(back.arg(3).todouble()).isNaN();
    assertThat(1 / back.arg(4).todouble()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theFormIsTheOneThatIsDescribed() {
    assertThat(hex(eval("nil, true, 300, 1.5, 'ab'"))).isEqualTo("00" + "02" + "03d804" + "043ff8000000000000" + "05026162");
    assertThat(hex(eval("{1, {a = false}}"))).isEqualTo("08" + "0302" + "09" + "0261" + "01" + "00" + "0f");
    assertThat(hex(eval("{a = 1, 2}"))).isEqualTo("0b" + "0261" + "0302" + "00" + "0304" + "0f");
    assertThat(hex(eval("{__type = 'P'}"))).isEqualTo("0a" + "0150" + "00");
    assertThat(hex(eval("{__time = -1}, {__raw = '!'}"))).isEqualTo("0601" + "070121");
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "0380", "05", "0502", "05ff", "04 00", "08", "0803", "09", "0902", "0a", "0b00", "0f", "0c", "ff",
      "05ffffffffffffffffff01", "03ffffffffffffffffffff01"})
  void whatIsNotComplete(String input) {
    byte[] bytes = HexFormat.of().parseHex(input.replace(" ", ""));
    assertThatThrownBy(() -> decode(Buffer.buffer(bytes), LIMITS)).isInstanceOf(ValueException.class);
  }

  @Test
  void limitsHold() {
    assertThatThrownBy(() -> decode(Buffer.buffer(new byte[LIMITS.size() + 1]), LIMITS))
        .isInstanceOf(ValueException.class).hasMessageContaining("bytes");
    assertThatThrownBy(() -> decode(Buffer.buffer(new byte[LIMITS.elements() + 1]), LIMITS))
        .isInstanceOf(ValueException.class).hasMessageContaining("values");
    byte[] deep = new byte[LIMITS.depth() + 1];
    Arrays.fill(deep, (byte) 8);
    assertThatThrownBy(() -> decode(Buffer.buffer(deep), LIMITS))
        .isInstanceOf(ValueException.class).hasMessageContaining("levels");
    assertThatThrownBy(() -> new BinaryWriter(new Limits(10, 5, 5)).string(new byte[20], 0, 20))
        .isInstanceOf(ValueException.class);
  }

  private static final Seeds JSON = Seeds.of("json", "[", "]");

  /** A seed in the binary form with random bytes changed, added and cut off. */
  private static byte[] damaged(Random random) {
    Buffer seed = Buffer.buffer();
    while (seed.length() == 0) {
      try {
        byte[] json = JSON.damaged(random);
        seed = encode(LuaValues.read(io.moonbus.event.Payload.encoded(Format.JSON, Buffer.buffer(json)), LIMITS));
      } catch (ValueException e) {
        seed = encode(eval("{a = 1, 2, {__time = 5}, __type = 'x'}, 'text', 1.5"));
      }
    }
    byte[] bytes = seed.getBytes();
    for (int i = random.nextInt(5); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 16 : 256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 20)) : bytes;
  }

  private static void survive(byte[] input) {
    try {
      Varargs values = decode(Buffer.buffer(input), LIMITS);
      Buffer again = encode(values);
      assertThat(encode(decode(again, Limits.DEFAULT)).length()).as("in whatever order").isEqualTo(again.length());
    } catch (ValueException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property(tries = 5_000)
  void damage(@ForAll long seed) {
    survive(damaged(new Random(seed)));
  }

  @Test
  @Tag("long")
  void damageAtLength() {
    Random random = new Random();
    LongRun.of(JSON, json -> survive(damaged(random)));
  }
}
