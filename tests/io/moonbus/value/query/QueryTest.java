package io.moonbus.value.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.value.Convert;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  private static List<Object> read(String text) {
    return Convert.read(Format.QUERY, text);
  }

  private static String write(Object... values) {
    return Convert.write(Format.QUERY, values);
  }

  @Test
  void pairsAreOneObjectAndBareValuesStandAlone() {
    assertThat(read("10&x=1&y=2&30")).containsExactly(10.0, Map.of("x", 1.0, "y", 2.0), 30.0);
    assertThat(read("a&b=2")).containsExactly("a", Map.of("b", 2.0));
    assertThat(read("=1")).containsExactly(Map.of("", 1.0));
    assertThat(read("i=")).containsExactly(Map.of("i", ""));
    assertThat(read("a=b=c")).containsExactly(Map.of("a", "b=c"));
  }

  @Test
  void anEmptyPartIsAnEmptyTextButNotAtTheEnd() {
    assertThat(read("")).isEmpty();
    assertThat(read("&")).containsExactly("");
    assertThat(read("&a")).containsExactly("", "a");
    assertThat(read("a=1&b=2&")).containsExactly(Map.of("a", 1.0, "b", 2.0));
  }

  @Test
  void theEncodingIsUndone() {
    assertThat(read("a+b=c+d")).containsExactly(Map.of("a b", "c d"));
    assertThat(read("a%3Db=c%26d")).containsExactly(Map.of("a=b", "c&d"));
    assertThat(read("h%C3%A9=%e2%82%ac")).containsExactly(Map.of("h\u00e9", "\u20ac"));
    assertThat(read("a=1%2b1")).containsExactly(Map.of("a", "1+1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "x%4"})
  void aPercentSignWithoutDigitsStandsForItself(String text) {
    assertThat(read(text)).containsExactly(text);
  }

  @ParameterizedTest
  @CsvSource({"12,12", "-2,-2", "1.50,1.5", "1e3,1000", "1E-7,1E-7", "007,7", "-0,-0.0", ".5,0.5", "5.,5",
      "12345678901234567890,12345678901234567890"})
  void numbersHaveTheirType(String text, double value) {
    assertThat(read(text)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x10", "-", ".", "1e", "e1", "1.2.3", "--1", "1;b", "nan", "inf", "1e999", "two", "2014-13-01"})
  void otherTextStaysText(String text) {
    assertThat(read(text)).containsExactly(text);
  }

  @Test
  void wordsAndDatesHaveTheirType() {
    assertThat(read("true&FALSE&null")).isEqualTo(Arrays.asList(true, false, null));
    assertThat(read("2014-01-02&20140102T030405Z")).containsExactly(
        Instant.parse("2014-01-02T00:00:00Z"), Instant.parse("2014-01-02T03:04:05Z"));
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("d", null);
    assertThat(read("d=null")).containsExactly(withNull);
  }

  @Test
  void valuesAreWrittenOneAfterTheOther() {
    assertThat(write()).isEmpty();
    assertThat(write(1, "two", List.of(3), null, true)).isEqualTo("1&two&3&null&true");
    assertThat(write(Map.of("x", 10), 100)).isEqualTo("x=10&100");
    assertThat(write(List.of(), Map.of())).isEmpty();
  }

  @Test
  void containersAreFlattenedBehindTheirName() {
    assertThat(write(Map.of("a", Map.of("b", Map.of("c", List.of(1, List.of(2, List.of(3)))))))).isEqualTo("a&b&c=1&2&3");
    assertThat(write(Map.of("a", List.of()), 5)).isEqualTo("a&5");
    assertThat(write(Map.of("__type", "Cat", "name", "tom"))).isEqualTo("name=tom");
  }

  @Test
  void whatHasAMeaningIsEncoded() {
    assertThat(write("a b&c=d+e%#\"")).isEqualTo("a%20b%26c%3Dd%2Be%25%23%22");
    assertThat(write(Map.of("a=b", "h\u00e9"))).isEqualTo("a%3Db=h%C3%A9");
    assertThat(write("2014-01-02T03:04:05Z")).isEqualTo("2014-01-02T03:04:05Z");
    PayloadWriter writer = Values.writer(Format.QUERY, Limits.DEFAULT);
    writer.string(new byte[] {-1, -2}, 0, 2);
    assertThat(writer.finish().data().toString()).isEqualTo("%FF%FE");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,-1", "1.5,1.5", "9007199254740992,9007199254740992", "9223372036854775808,9223372036854776000",
      "12345678901234567890,12345678901234570000", "0.3333333333333333,0.3333333333333333", "1e21,1e21", "1e-5,0.00001",
      "0.30000000000000004,0.3", "NaN,nan", "Infinity,inf", "-Infinity,-inf"})
  void numbersHaveAtMostSixteenDigits(double value, String text) {
    assertThat(write(value)).isEqualTo(text);
  }

  @Test
  void datesAndBinaryDataAreText() {
    assertThat(write(Instant.ofEpochMilli(905989690435L), Buffer.buffer("rawdata")))
        .isEqualTo("1998-09-16T23:48:10.435Z&cmF3ZGF0YQ%3D%3D");
  }

  @Test
  void aWriterCanBeUsedAgain() {
    PayloadWriter writer = Values.writer(Format.QUERY, Limits.DEFAULT);
    writer.number(1);
    writer.nil();
    assertThat(writer.finish().count()).isEqualTo(2);
    writer.number(2);
    assertThat(writer.finish().data().toString()).isEqualTo("2");
  }

  @Test
  void elementsAreLimited() {
    assertThatThrownBy(() -> Convert.read(Format.QUERY, Buffer.buffer("1&2&3&4"), new Limits(10, 1, 3)))
        .hasMessage("more than 3 values at byte 6");
    List<Object> fine = new ArrayList<>(Convert.read(Format.QUERY, Buffer.buffer("1&2&3"), new Limits(10, 1, 3)));
    assertThat(fine).hasSize(3);
  }
}
