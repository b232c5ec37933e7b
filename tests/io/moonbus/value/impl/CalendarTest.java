package io.moonbus.value.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Days, dates and numbers against those of the JDK. */
class CalendarTest {

  private static final long YEAR_0 = -62167219200000L;
  private static final long YEAR_9999 = 253402300799999L;
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter XML_RPC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static <T> String written(T value, BiConsumer<T, ByteSink> writer) {
    ByteSink sink = new ByteSink(2_000);
    writer.accept(value, sink);
    return sink.take().toString();
  }

  private static long parsed(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return Dates.parse(bytes, 1, bytes.length - 1);
  }

  @Property
  void aDayIsThatOfTheJdk(@ForAll @LongRange(min = -2_000_000, max = 4_000_000) long epochDay) {
    LocalDate expected = LocalDate.ofEpochDay(epochDay);
    assertThat(CivilDay.of(epochDay)).isEqualTo(
        new CivilDay(expected.getYear(), expected.getMonthValue(), expected.getDayOfMonth(), expected.getDayOfYear()));
  }

  @Property
  void whatExistsIsWhatTheJdkTakes(@ForAll @IntRange(min = 0, max = 9999) int year, @ForAll @IntRange(min = -1, max = 14) int month,
      @ForAll @IntRange(min = -1, max = 33) int day) {
    try {
      assertThat(CivilDay.epochDay(year, month, day)).isEqualTo(LocalDate.of(year, month, day).toEpochDay());
      assertThat(CivilDay.exists(year, month, day)).isTrue();
    } catch (DateTimeException e) {
      assertThat(CivilDay.exists(year, month, day)).isFalse();
    }
  }

  @Property
  void everyFormOfADateIsRead(@ForAll @LongRange(min = YEAR_0, max = YEAR_9999) long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    long second = Math.floorDiv(millis, 1000) * 1000;
    assertThat(parsed(written(millis, (v, sink) -> Dates.write(v, "Z", sink)))).isEqualTo(millis);
    assertThat(parsed(instant.toString())).isEqualTo(millis);
    assertThat(parsed(XML_RPC.format(instant))).isEqualTo(second);
    assertThat(written(millis, Dates::writeXmlRpc)).isEqualTo(XML_RPC.format(instant));
    if (millis >= 0) {
      assertThat(parsed(HTTP.format(instant))).isEqualTo(second);
    }
  }

  @Property
  void zonesAreTakenOff(@ForAll @LongRange(min = 0, max = YEAR_9999 - 86_400_000L) long millis,
      @ForAll @IntRange(min = -1079, max = 1079) int minutes) {
    OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    assertThat(parsed(time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx")))).isEqualTo(millis);
    assertThat(parsed(time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx")))).isEqualTo(millis);
  }

  @Property
  void whatIsNoDateNeitherFailsNorReadsOutside(@ForAll long seed, @ForAll @IntRange(min = 0, max = 45) int length) {
    String alphabet = "0123456789-:T Z+.,GMonJa";
    java.util.Random random = new java.util.Random(seed);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "2014-01-02T" : "");
    while (text.length() < length) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    long millis = parsed(text.toString());
    assertThat(millis == Dates.NONE || millis > YEAR_0 - 172_800_000L && millis < YEAR_9999 + 172_800_000L).isTrue();
  }

  private static double read(String text) {
    byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.US_ASCII);
    return Numbers.parse(bytes, 1, bytes.length - 1);
  }

  @Property
  void numbersAreReadAsTheyWereWritten(@ForAll double value) {
    assertThat(read(written(value, Numbers::write)) + 0.0).isEqualTo(value + 0.0);
    assertThat(read(written(value, Numbers::writePlain)) + 0.0).isEqualTo(value + 0.0);
    assertThat(written(value, Numbers::writePlain)).doesNotContainIgnoringCase("e");
    assertThat(read(Double.toString(value).replace("E", "e"))).isEqualTo(value);
  }

  @Property
  void sixteenDigitsAreNear(@ForAll @DoubleRange(min = -1e15, max = 1e15) double value) {
    double near = read(written(value, Numbers::writeShort));
    assertThat(Math.abs(near - value)).isLessThanOrEqualTo(Math.abs(value) * 1e-15);
  }

  @Property
  void decimalsAreRoundedOnce(@ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long digits,
      @ForAll @IntRange(min = 0, max = 30) int decimals, @ForAll @IntRange(min = -320, max = 310) int exponent) {
    String whole = Long.toString(digits);
    String padded = "0".repeat(Math.max(0, decimals + 1 - whole.length())) + whole;
    int point = padded.length() - decimals;
    String text = padded.substring(0, point) + "." + padded.substring(point);
    for (String number : new String[] {text, "-" + text, text + "e" + exponent, whole, whole + "E+" + Math.abs(exponent)}) {
      assertThat(read(number)).as(number).isEqualTo(Double.parseDouble(number));
    }
  }

  @Property
  void wholeNumbersHaveAllTheirDigits(@ForAll long value) {
    assertThat(written(value, Numbers::whole)).isEqualTo(Long.toString(value));
  }

  @Property
  void leadingZerosFillUp(@ForAll @LongRange(min = 0, max = 99_999) long value, @ForAll @IntRange(min = 1, max = 6) int width) {
    assertThat(written(value, (v, sink) -> Numbers.padded(v, width, sink))).isEqualTo(("%0" + width + "d").formatted(value));
  }
}
