package io.moonbus.value.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueWriter;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryFormTest {

  /** Notes what it is given, as text. */
  private static final class Trace implements ValueWriter {

    private final StringBuilder text = new StringBuilder();

    private void note(String event) {
      text.append(event).append(' ');
    }

    private static String hex(byte[] bytes, int offset, int length) {
      return HexFormat.of().formatHex(bytes, offset, offset + length);
    }

    @Override
    public void nil() {
      note("nil");
    }

    @Override
    public void bool(boolean value) {
      note(Boolean.toString(value));
    }

    @Override
    public void number(double value) {
      note(Double.toString(value));
    }

    @Override
    public void string(byte[] bytes, int offset, int length) {
      note("'" + hex(bytes, offset, length));
    }

    @Override
    public void date(long millis) {
      note("@" + millis);
    }

    @Override
    public void binary(byte[] bytes, int offset, int length) {
      note("#" + hex(bytes, offset, length));
    }

    @Override
    public void beginArray(int size) {
      note("[");
    }

    @Override
    public void endArray() {
      note("]");
    }

    @Override
    public void beginObject(String type, int size) {
      note("{" + (type == null ? "" : type));
    }

    @Override
    public void key(byte[] bytes, int offset, int length) {
      note("=" + hex(bytes, offset, length));
    }

    @Override
    public void endObject() {
      note("}");
    }

    @Override
    public void beginMixed(int members, int items) {
      note("<");
    }

    @Override
    public void endMembers() {
      note("|");
    }

    @Override
    public void endMixed() {
      note(">");
    }
  }

  private static Buffer write(Consumer<ValueWriter> values) {
    BinaryWriter writer = new BinaryWriter(Limits.DEFAULT);
    values.accept(writer);
    return writer.finish();
  }

  private static String read(Buffer data, Limits limits) {
    Trace trace = new Trace();
    new BinaryReader(data, limits).readTo(trace);
    return trace.text.toString();
  }

  private static String readHex(String hex) {
    return read(Buffer.buffer(HexFormat.of().parseHex(hex)), Limits.DEFAULT).strip();
  }

  /** Random values, depth first. */
  private static void values(Random random, ValueWriter out, int depth, int most) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      value(random, out, depth);
    }
  }

  private static void value(Random random, ValueWriter out, int depth) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(5)];
    random.nextBytes(bytes);
    switch (random.nextInt(depth > 0 ? 11 : 8)) {
      case 0 -> out.nil();
      case 1 -> out.bool(random.nextBoolean());
      case 2 -> out.number(random.nextInt(1000) - 500);
      case 3 -> out.number(random.nextLong() >> random.nextInt(64));
      case 4 -> out.number(Double.longBitsToDouble(random.nextLong()));
      case 5 -> out.string(bytes, 0, bytes.length);
      case 6 -> out.binary(bytes, 0, bytes.length);
      case 7 -> out.date(random.nextLong() >> random.nextInt(64));
      case 8 -> {
        out.beginArray(-1);
        values(random, out, depth - 1, 4);
        out.endArray();
      }
      case 9 -> {
        out.beginObject(random.nextBoolean() ? null : "Typ" + random.nextInt(), -1);
        members(random, out, depth - 1);
        out.endObject();
      }
      default -> {
        out.beginMixed(-1, -1);
        members(random, out, depth - 1);
        out.endMembers();
        values(random, out, depth - 1, 4);
        out.endMixed();
      }
    }
  }

  private static void members(Random random, ValueWriter out, int depth) {
    for (int left = random.nextInt(4); left > 0; left--) {
      byte[] name = new byte[random.nextInt(200)];
      random.nextBytes(name);
      out.key(name, 0, name.length);
      value(random, out, depth);
    }
  }

  @Property
  void whatIsWrittenIsRead(@ForAll long seed) {
    Trace expected = new Trace();
    values(new Random(seed), expected, 5, 6);
    Buffer data = write(out -> values(new Random(seed), out, 5, 6));
    assertThat(read(data, Limits.DEFAULT)).isEqualTo(expected.text.toString());
  }

  @Property
  void everyBeginningOfATextIsRefusedOrShorter(@ForAll long seed) {
    Buffer data = write(out -> value(new Random(seed), out, 3));
    for (int length = 1; length < Math.min(data.length(), 60); length++) {
      Buffer cut = data.getBuffer(0, length);
      assertThatThrownBy(() -> read(cut, Limits.DEFAULT)).isInstanceOf(ValueException.class).hasMessageContaining("cut off");
    }
  }

  @Property
  void aPartOfAnArrayIsWritten(@ForAll @Size(min = 3, max = 40) byte[] bytes) {
    String middle = HexFormat.of().formatHex(bytes, 1, bytes.length - 1);
    assertThat(read(write(out -> out.string(bytes, 1, bytes.length - 2)), Limits.DEFAULT)).isEqualTo("'" + middle + " ");
    assertThat(read(write(out -> out.binary(bytes, 1, bytes.length - 2)), Limits.DEFAULT)).isEqualTo("#" + middle + " ");
  }

  @ParameterizedTest
  @CsvSource({"0, 0300", "1, 0302", "-1, 0301", "63, 037e", "-64, 037f", "64, 038001", "-65, 038101", "8191, 03fe7f",
      "8192, 03808001", "9007199254740992, 0380808080808080 20", "-9007199254740992, 03ffffffffffffff1f",
      "9007199254740994, 044340000000000001", "0.5, 043fe0000000000000", "-0.0, 048000000000000000",
      "Infinity, 047ff0000000000000", "NaN, 047ff8000000000000", "4.9E-324, 040000000000000001"})
  void numbersHaveTheShorterForm(double value, String hex) {
    String expected = hex.replace(" ", "");
    assertThat(HexFormat.of().formatHex(write(out -> out.number(value)).getBytes())).isEqualTo(expected);
    assertThat(readHex(expected)).isEqualTo(Double.toString(value));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1388628245006L, -62135596800000L})
  void datesHaveAllMilliseconds(long millis) {
    assertThat(read(write(out -> out.date(millis)), Limits.DEFAULT)).isEqualTo("@" + millis + " ");
  }

  @Test
  void emptyThingsAreSomething() {
    assertThat(readHex("")).isEmpty();
    assertThat(readHex("0500")).isEqualTo("'");
    assertThat(readHex("0700")).isEqualTo("#");
    assertThat(readHex("080f")).isEqualTo("[ ]");
    assertThat(readHex("0900")).isEqualTo("{ }");
    assertThat(readHex("0a0000")).isEqualTo("{ }");
    assertThat(readHex("0b000f")).isEqualTo("< | >");
    assertThat(readHex("09010000")).as("a name without octets").isEqualTo("{ = nil }");
  }

  @ParameterizedTest
  @CsvSource({"0c, unknown tag 12, 1", "0f, unknown tag 15, 1", "10, unknown tag 16, 1", "00ff, unknown tag 255, 2",
      "090f, cut off, 2", "0902, cut off, 2", "0505616263, cut off, 2", "04000000000000, cut off, 7",
      "03ffffffffffffffffffff, number of more than 64 bits, 11"})
  void whatIsMalformedIsSaidWithItsPlace(String hex, String message, long position) {
    assertThatThrownBy(() -> readHex(hex)).isInstanceOf(ValueException.class).hasMessage(message + " at byte " + position);
  }

  @Test
  void lengthsBeyondTheTextAllocateNothing() {
    for (String length : new String[] {"ffffffff07", "ffffffffffffffff7f", "ffffffffffffffffff01"}) {
      assertThatThrownBy(() -> readHex("05" + length)).isInstanceOf(ValueException.class).hasMessageContaining("cut off");
      assertThatThrownBy(() -> readHex("09" + length)).isInstanceOf(ValueException.class).hasMessageContaining("cut off");
      assertThatThrownBy(() -> readHex("0a" + length)).isInstanceOf(ValueException.class).hasMessageContaining("cut off");
    }
  }

  @Test
  void depthIsLimitedAtWritingAndReading() {
    Limits limits = new Limits(1000, 3, 100);
    assertThat(read(Buffer.buffer(new byte[] {8, 8, 8, 15, 15, 15}), limits)).isEqualTo("[ [ [ ] ] ] ");
    assertThatThrownBy(() -> read(Buffer.buffer(new byte[] {8, 8, 8, 8}), limits))
        .isInstanceOf(ValueException.class).hasMessageContaining("more than 3 levels");
    BinaryWriter writer = new BinaryWriter(limits);
    for (int i = 0; i < 3; i++) {
      writer.beginArray(1);
    }
    assertThatThrownBy(() -> writer.beginObject(null, 0)).isInstanceOf(ValueException.class)
        .hasMessageContaining("more than 3 levels");
  }

  @Test
  void aLimitBeyondTheStackIsHeldWithinIt() {
    byte[] deep = new byte[100_000];
    java.util.Arrays.fill(deep, (byte) Tag.ARRAY);
    assertThatThrownBy(() -> read(Buffer.buffer(deep), new Limits(1 << 20, 1 << 20, 1 << 20)))
        .isInstanceOf(ValueException.class).hasMessageContaining("levels");
  }

  @Test
  void elementsAndSizeAreLimitedExactly() {
    Limits limits = new Limits(10, 3, 4);
    assertThat(read(Buffer.buffer(new byte[4]), limits)).isEqualTo("nil nil nil nil ");
    assertThatThrownBy(() -> read(Buffer.buffer(new byte[5]), limits)).isInstanceOf(ValueException.class)
        .hasMessageContaining("more than 4 values");
    assertThatThrownBy(() -> new BinaryReader(Buffer.buffer(new byte[11]), limits)).isInstanceOf(ValueException.class);
    BinaryWriter writer = new BinaryWriter(limits);
    writer.string(new byte[8], 0, 8);
    assertThat(writer.finish().length()).isEqualTo(10);
    assertThatThrownBy(() -> writer.string(new byte[9], 0, 9)).isInstanceOf(ValueException.class);
  }

  @Test
  void aWriterCanBeUsedAgain() {
    BinaryWriter writer = new BinaryWriter(new Limits(4, 1, 2));
    for (int i = 0; i < 5; i++) {
      writer.beginArray(0);
      writer.endArray();
      writer.nil();
      assertThat(writer.finish()).isEqualTo(Buffer.buffer(new byte[] {8, 15, 0}));
    }
  }

  @Test
  void typesAreUtf8() {
    Buffer data = write(out -> {
      out.beginObject("Tür", 0);
      out.endObject();
    });
    assertThat(data.getString(2, 6, "UTF-8")).isEqualTo("Tür");
    assertThat(read(data, Limits.DEFAULT)).isEqualTo("{Tür } ");
    assertThat(data.getBytes(2, 6)).isEqualTo("Tür".getBytes(StandardCharsets.UTF_8));
  }
}
