package io.moonbus.value.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.event.Format;
import io.moonbus.value.Convert;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFormTest {

  private static Object value(String text) {
    List<Object> values = Convert.read(Format.QUERY, "k=" + text);
    assertThat(values).hasSize(1);
    return ((Map<?, ?>) values.get(0)).get("k");
  }

  @Property
  void textsOfBrowsersAreDecodedAsTheJdkDoes(@ForAll String text) {
    String sound = new String(("x" + text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String encoded = URLEncoder.encode(sound, StandardCharsets.UTF_8);
    assertThat(value(encoded)).isEqualTo(sound);
    assertThat(Convert.read(Format.QUERY, encoded)).containsExactly(sound);
  }

  @Property
  void theJdkDecodesWhatIsWritten(@ForAll String text) {
    String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String written = Convert.write(Format.QUERY, Map.of("k", sound));
    assertThat(written).startsWith("k=").matches("[\\x21-\\x7e]*").doesNotContain("&").doesNotContain("#");
    assertThat(URLDecoder.decode(written.substring(2), StandardCharsets.UTF_8)).isEqualTo(sound);
  }

  @Property
  void anyBytesAreAQuery(@ForAll byte[] bytes) {
    List<Object> values = Convert.read(Format.QUERY, Buffer.buffer(bytes), Limits.DEFAULT);
    assertThat(values.size()).isLessThanOrEqualTo(bytes.length);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, -0.0", "12, 12", "-12.5, -12.5", ".5, 0.5", "5., 5", "1e3, 1000", "1E-3, 0.001", "007, 7",
      "9007199254740993, 9007199254740992", "1e308, 1e308", "2.50, 2.5"})
  void numbersAreNumbers(String text, double expected) {
    assertThat(value(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", ".", "-.", "1e", "1e+", "1.2.3", "--1", "0x10", "1e999", "12a", "inf", "nan", "1,5",
      "truee", "tru", "nul", "2014-13-01", "2014-02-30", "1_0", "%31%20", "00000000000000000000000000000000000000000000000000000000000000001"})
  void whatOnlyLooksLikeOneIsText(String text) {
    assertThat(value(text)).isEqualTo(URLDecoder.decode(text, StandardCharsets.UTF_8));
  }

  @Test
  void wordsHaveAnyCase() {
    assertThat(Arrays.asList(value("TRUE"), value("False"), value("nULL"))).containsExactly(true, false, null);
    assertThat(value("tr%75e")).as("decoded first").isEqualTo(true);
    assertThat(value("2014-01-02")).isEqualTo(Instant.parse("2014-01-02T00:00:00Z"));
    assertThat(value("2014-01-02T03%3A04%3A05Z")).isEqualTo(Instant.parse("2014-01-02T03:04:05Z"));
  }

  @Test
  void neighbouringPairsAreOneObject() {
    assertThat(Convert.read(Format.QUERY, "a=1&b=2&c&d=3")).containsExactly(Map.of("a", 1.0, "b", 2.0), "c", Map.of("d", 3.0));
    assertThat(Convert.read(Format.QUERY, "a&b&1&true")).containsExactly("a", "b", 1.0, true);
    assertThat(Convert.read(Format.QUERY, "")).isEmpty();
    assertThat(Convert.read(Format.QUERY, "&")).containsExactly("");
    assertThat(Convert.read(Format.QUERY, "a&")).containsExactly("a");
    assertThat(Convert.read(Format.QUERY, "a&&b")).containsExactly("a", "", "b");
    assertThat(Convert.read(Format.QUERY, "=")).containsExactly(Map.of("", ""));
    assertThat(Convert.read(Format.QUERY, "a=b=c")).containsExactly(Map.of("a", "b=c"));
    assertThat(Convert.read(Format.QUERY, "a=1&a=2")).containsExactly(Map.of("a", 2.0));
    assertThat(Convert.read(Format.QUERY, "a+b=c+d")).containsExactly(Map.of("a b", "c d"));
  }

  @ParameterizedTest
  @CsvSource({"%, %", "%4, %4", "%zz, %zz", "%4g, %4g", "100%, 100%", "%%41, %A", "%2541, %41", "a%2, a%2"})
  void aPercentSignWithoutDigitsStandsForItself(String text, String expected) {
    assertThat(value(text)).isEqualTo(expected);
  }

  @Test
  void bytesThatAreNoUtf8StayBytes() {
    assertThat(value("%ff%00")).isEqualTo(Buffer.buffer(new byte[] {(byte) 0xff, 0}));
    assertThat(value("%c3%a4")).isEqualTo("ä");
    assertThat(value("%C3%A4")).isEqualTo("ä");
  }

  @Test
  void limitsHoldExactly() {
    Limits limits = new Limits(7, 1, 4);
    assertThat(Convert.read(Format.QUERY, Buffer.buffer("a&b&c&d"), limits)).hasSize(4);
    assertThatThrownBy(() -> Convert.read(Format.QUERY, Buffer.buffer("&&&&&"), limits))
        .isInstanceOf(ValueException.class).hasMessageContaining("more than 4 values");
    assertThatThrownBy(() -> Convert.read(Format.QUERY, Buffer.buffer("12345678"), limits))
        .isInstanceOf(ValueException.class).hasMessageContaining("7 bytes");
  }

  @Test
  void containersAreWrittenFlat() {
    assertThat(Convert.write(Format.QUERY, List.of(1, List.of(2, 3)), "x")).isEqualTo("1&2&3&x");
    assertThat(Convert.write(Format.QUERY, Map.of("k", List.of(1, 2)))).isEqualTo("k=1&2");
    assertThat(Convert.write(Format.QUERY, true, false, null)).isEqualTo("true&false&null");
    assertThat(Convert.write(Format.QUERY, Double.NaN, 1 / 0.0, -1 / 0.0)).isEqualTo("nan&inf&-inf");
    assertThat(Convert.write(Format.QUERY, Buffer.buffer("?>"))).isEqualTo("Pz4%3D");
    assertThat(Convert.write(Format.QUERY)).isEmpty();
  }
}
