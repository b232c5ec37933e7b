package io.moonbus.value.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  private static String text(double value, BiConsumer<Double, ByteSink> form) {
    ByteSink sink = new ByteSink(2000);
    form.accept(value, sink);
    return sink.take().toString();
  }

  private static double parse(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.US_ASCII);
    return Numbers.parse(bytes, 1, bytes.length - 1);
  }

  @Property
  void everyNumberIsReadAsItWasWritten(@ForAll double value) {
    assertThat(parse(text(value, Numbers::write))).isEqualTo(value + 0.0);
    assertThat(parse(text(value, Numbers::writePlain))).isEqualTo(value + 0.0);
  }

  @Property
  void digitsGiveTheNearestDouble(@ForAll @StringLength(min = 1, max = 25) @Chars({'0', '1', '5', '9'}) String whole,
      @ForAll @StringLength(min = 1, max = 30) @Chars({'0', '3', '7'}) String decimals) {
    String text = "-" + whole + "." + decimals;
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, -1, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE})
  void wholeNumbersAreWrittenInFull(long value) {
    ByteSink sink = new ByteSink(100);
    Numbers.whole(value, sink);
    assertThat(sink.take().toString()).isEqualTo(Long.toString(value));
  }

  @Test
  void numbersCanBePadded() {
    ByteSink sink = new ByteSink(100);
    Numbers.padded(7, 2, sink);
    Numbers.padded(12, 2, sink);
    Numbers.padded(45, 4, sink);
    Numbers.padded(12345, 4, sink);
    assertThat(sink.take().toString()).isEqualTo("0712004512345");
  }
}
