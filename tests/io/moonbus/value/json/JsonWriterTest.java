package io.moonbus.value.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.value.Convert;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

  private static String write(Object... values) {
    return Convert.write(Format.JSON, values);
  }

  @Test
  void theOuterArrayHoldsTheValues() {
    assertThat(write()).isEqualTo("[]");
    assertThat(write(1, "two", List.of(3), null, true, false)).isEqualTo("[1,\"two\",[3],null,true,false]");
  }

  @Test
  void containersNest() {
    assertThat(write(List.of(List.of(), Map.of(), Map.of("a", List.of(1, Map.of("b", 2))), 3)))
        .isEqualTo("[[[],{},{\"a\":[1,{\"b\":2}]},3]]");
  }

  @Test
  void stringsAreEscaped() {
    assertThat(write("q\"b\\s/\n\r\t\b\f\0\u001f\u007f")).isEqualTo(
        "[\"q\\\"b\\\\s/\\n\\r\\t\\b\\f\\u0000\\u001f\u007f\"]");
    assertThat(write(Map.of("\"", 1))).isEqualTo("[{\"\\\"\":1}]");
  }

  @Test
  void textStaysUtf8() {
    assertThat(write("h\u00e9 \u20ac \ud83d\ude00")).isEqualTo("[\"h\u00e9 \u20ac \ud83d\ude00\"]");
  }

  @Test
  void bytesThatAreNotUtf8AreReplaced() {
    PayloadWriter writer = Values.writer(Format.JSON, Limits.DEFAULT);
    byte[] broken = {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b', (byte) 0xE2};
    writer.string(broken, 0, broken.length);
    assertThat(writer.finish().data().toString()).isEqualTo("[\"a" + "\ufffd".repeat(5) + "b\ufffd\"]");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-0.0,0", "1,1", "-1,-1", "1.5,1.5", "0.1,0.1", "1e15,1000000000000000", "1e16,10000000000000000", "1e21,1e21",
      "1e100,1e100", "1e-7,1e-7", "1e-6,0.000001", "1.5e300,1.5e300",
      "123456789.123,123456789.123", "-1e-5,-0.00001", "-2.5e-7,-2.5e-7", "123456789012345680000,123456789012345680000",
      "9007199254740991,9007199254740991", "0.3333333333333333,0.3333333333333333"})
  void numbersAreShortAndKeepTheirValue(double value, String text) {
    assertThat(write(value)).isEqualTo("[" + text + "]");
    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
  }

  @Test
  void whatJsonCannotSayIsNull() {
    assertThat(write(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)).isEqualTo("[null,null,null]");
  }

  @Test
  void datesBinaryDataAndTypesHaveTheirForms() {
    assertThat(write(Instant.ofEpochMilli(905989690435L), Buffer.buffer("rawdata"), Map.of("__type", "Cat", "n", 1)))
        .isEqualTo("[\"1998-09-16T23:48:10.435+00:00\",{\"__raw\":\"cmF3ZGF0YQ==\"},{\"__type\":\"Cat\",\"n\":1}]");
  }

  @Test
  void aWriterCanBeUsedAgain() {
    PayloadWriter writer = Values.writer(Format.JSON, Limits.DEFAULT);
    writer.number(1);
    assertThat(writer.finish().data().toString()).isEqualTo("[1]");
    writer.number(2);
    writer.nil();
    assertThat(writer.finish()).satisfies(payload -> {
      assertThat(payload.count()).isEqualTo(2);
      assertThat(payload.data().toString()).isEqualTo("[2,null]");
    });
  }

  @Test
  void sizeIsLimited() {
    PayloadWriter writer = Values.writer(Format.JSON, new Limits(10, 5, 5));
    assertThatThrownBy(() -> writer.string("0123456789")).hasMessage("text of more than 10 bytes at byte 10");
  }

  @Test
  void depthIsLimited() {
    PayloadWriter writer = Values.writer(Format.JSON, new Limits(100, 2, 5));
    writer.beginArray(1);
    writer.beginArray(1);
    assertThatThrownBy(() -> writer.beginArray(1)).hasMessage("more than 2 levels");
  }
}
