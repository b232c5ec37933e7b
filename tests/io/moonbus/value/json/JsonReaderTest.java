package io.moonbus.value.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.value.Convert;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static List<Object> read(String text) {
    return Convert.read(Format.JSON, text);
  }

  @Test
  void theElementsOfTheOuterArrayAreTheValues() {
    assertThat(read("[]")).isEmpty();
    assertThat(read(" [ \"a\" , 1.5 , true , false , null ] \r\n\t")).isEqualTo(
        Arrays.asList("a", 1.5, true, false, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"a\"", "12", "true", "null"})
  void anyOtherTextIsOneValue(String text) {
    assertThat(read(text)).hasSize(1);
  }

  @Test
  void containersNest() {
    assertThat(read("[[[]],{},{\"a\":{\"b\":[1,2]},\"c\":[{}]}]")).isEqualTo(List.of(
        List.of(List.of()), Map.of(), Map.of("a", Map.of("b", List.of(1.0, 2.0)), "c", List.of(Map.of()))));
  }

  @Test
  void escapesAreDecoded() {
    assertThat(read("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\u20AC\\ud83d\\ude00 end\"]")).containsExactly(
        "\"\\/\b\f\n\r\t\0\u00e9\u20ac\ud83d\ude00 end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ud83dx", "\\ud83d\\n"})
  void halfAPairIsReplaced(String escape) {
    assertThat((String) read("[\"" + escape + "\"]").get(0)).startsWith("\ufffd");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0,-0.0", "12,12", "-1.5,-1.5", "1E3,1000", "-1.5e-3,-0.0015", "1e+2,100",
      "0.1,0.1", "123456789.123,123456789.123", "9007199254740993,9007199254740992", "99999999999999999999,1e20",
      "2.2250738585072014e-308,2.2250738585072014e-308", "0.3333333333333333,0.3333333333333333",
      "0.000000000000000000000000000001,1e-30", "1e-400,0"})
  void numbersAreTheNearestDouble(String text, double value) {
    assertThat(read("[" + text + "]")).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[", "]", "[1", "1]", "[1][2]", "[1,]", "[,1]", "[1 2]", "[{\"a\":1,}]", "{\"a\"}", "{a:1}",
      "{\"a\":1", "{\"a\" 1}", "['a']", "\"a", "[\"a]", "[tru]", "[TRUE]", "[nul", "[0012]", "[.5]", "[5.]", "[+1]",
      "[1e]", "[-]", "[\"\\x\"]", "[\"\\u12g4\"]", "[\"\\u12", "[\"a\tb\"]", "[\"a\0b\"]", "[/*c*/1]", "[NaN]", "[1}",
      "{\"a\":1]", "[1e400]", "not json", "{\"__type\":\"A\" 1}", "{\"__raw\":\"AA==\""})
  void malformedTextIsAnError(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ValueException.class);
  }

  @Test
  void errorsTellWhatAndWhere() {
    assertThatThrownBy(() -> read("[\"echo\",foo]")).hasMessage("value expected instead of 'f' at byte 8");
    assertThatThrownBy(() -> read("[1")).hasMessage("']' expected instead of the end at byte 2");
    assertThatThrownBy(() -> read("[\u00e9]")).hasMessageContaining("byte 0xc3");
  }

  @Test
  void stringsMustBeUtf8() {
    Buffer broken = Buffer.buffer().appendString("[\"").appendByte((byte) 0xFF).appendString("\"]");
    assertThatThrownBy(() -> Convert.read(Format.JSON, broken, Limits.DEFAULT))
        .hasMessage("malformed UTF-8 at byte 2");
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(read("\ufeff[1]")).containsExactly(1.0);
  }

  @Test
  void datesAreInstants() {
    assertThat(read("[\"2014-01-02T03:04:05Z\",\"2014-01-02\",\"10:20\",\"2014\",\"12345678\"]")).containsExactly(
        Instant.parse("2014-01-02T03:04:05Z"), Instant.parse("2014-01-02T00:00:00Z"), "10:20", "2014", "12345678");
  }

  @Test
  void rawIsBinary() {
    assertThat(read("[{\"__raw\":\"AAH/\"}]")).containsExactly(Buffer.buffer(new byte[] {0, 1, -1}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"__raw\":\"!!\"}", "{\"__raw\":1}", "{\"__raw\":\"AAH/\",\"a\":1}", "{\"__type\":1}"})
  void otherUsesOfSpecialNamesAreMembers(String text) {
    assertThat(read(text).get(0)).isInstanceOf(Map.class);
  }

  @Test
  void theTypeOfAnObjectIsItsFirstMember() {
    assertThat(read("[{\"__type\":\"Cat\",\"name\":\"tom\"},{\"__type\":\"Dog\"}]")).containsExactly(
        Map.of("__type", "Cat", "name", "tom"), Map.of("__type", "Dog"));
  }

  @Test
  void theLastOfEqualNamesCounts() {
    assertThat(read("{\"a\":1,\"a\":2}")).containsExactly(Map.of("a", 2.0));
  }

  @Test
  void depthIsLimitedWithoutRecursion() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> read(deep)).hasMessage("more than 512 levels at byte 513");
    String inside = "[" + "{\"a\":".repeat(4_000) + "1" + "}".repeat(4_000) + "]";
    assertThat(Convert.read(Format.JSON, Buffer.buffer(inside), new Limits(1 << 20, 4_000, 10_000))).hasSize(1);
  }

  @Test
  void sizeAndElementsAreLimited() {
    Limits limits = new Limits(10, 5, 3);
    assertThatThrownBy(() -> Convert.read(Format.JSON, Buffer.buffer("[1,2,3,4]"), limits))
        .hasMessage("more than 3 values at byte 7");
    assertThatThrownBy(() -> Convert.read(Format.JSON, Buffer.buffer("[\"12345678\"]"), limits))
        .hasMessage("text of more than 10 bytes at byte 10");
  }

  @Test
  void aPartOfALargerBufferIsRead() {
    Buffer large = Buffer.buffer("xx[1,tru]yy");
    assertThatThrownBy(() -> Convert.read(Format.JSON, large.slice(2, 9), Limits.DEFAULT))
        .hasMessage("value expected instead of 't' at byte 3");
  }
}
