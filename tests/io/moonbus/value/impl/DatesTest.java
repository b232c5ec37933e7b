package io.moonbus.value.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Dates.parse(bytes, 0, bytes.length);
  }

  private static String write(long millis) {
    ByteSink sink = new ByteSink(100);
    Dates.write(millis, "Z", sink);
    return sink.take().toString();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "2014-01-02|2014-01-02T00:00:00Z", "2014-01-02T03:04:05Z|2014-01-02T03:04:05Z",
      "2014-01-02T03:04:05.678Z|2014-01-02T03:04:05.678Z", "2014-01-02T03:04:05.67891|2014-01-02T03:04:05.678Z",
      "2014-01-02T03:04:05+02:00|2014-01-02T01:04:05Z", "2014-01-02T03:04:05-0230|2014-01-02T05:34:05Z",
      "2014-01-02T03:04:05+02|2014-01-02T01:04:05Z", "2014-01-02 03:04|2014-01-02T03:04:00Z",
      "20140102T030405Z|2014-01-02T03:04:05Z", "19980717T14:08:55|1998-07-17T14:08:55Z",
      "19980916T234810+00:00|1998-09-16T23:48:10Z", "2016-02-29|2016-02-29T00:00:00Z", "0000-01-01|0000-01-01T00:00:00Z",
      "Sat, 1 Jan 2005 12:00:00 GMT|2005-01-01T12:00:00Z", "Sun, 06 Nov 1994 08:49:37 +0100|1994-11-06T07:49:37Z",
      "Sunday, 06-Nov-94 08:49:37 GMT|1994-11-06T08:49:37Z", "Sun Nov  6 08:49:37 1994|1994-11-06T08:49:37Z"})
  void datesAreRead(String text, String instant) {
    assertThat(Instant.ofEpochMilli(parse(text))).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2014", "12345678", "20140102", "2014-1-2", "2014-13-01", "2014-00-01", "2015-02-29",
      "1900-02-29", "2014-01-32", "2014-01-02T", "2014-01-02T3:04:05", "2014-01-02T24:00:00", "2014-01-02T03:60:00",
      "2014-01-02T03:04:60", "2014-01-02T03:04:05x", "2014-01-02T03:04:05.", "2014-01-02T03:04:05+2", "2014-0102",
      "201401-02T03:04:05", "2014-01-02x03:04:05", "12/31/2014", "10:20:30", "Sat, 1 Foo 2005 12:00:00 GMT",
      "Sat, 31 Feb 2005 12:00:00 GMT", "Sat, 1 Jan 2005 25:00:00 GMT", "Saturday evening", "2014-01-02T03:04:05+25:00"})
  void otherTextIsNoDate(String text) {
    assertThat(parse(text)).isEqualTo(Dates.NONE);
  }

  @Test
  void datesAreWritten() {
    assertThat(write(905989690435L)).isEqualTo("1998-09-16T23:48:10.435Z");
    assertThat(write(-86400000)).isEqualTo("1969-12-31T00:00:00.000Z");
    assertThat(write(Long.MAX_VALUE)).startsWith("292278994-08-17T");
    assertThat(write(Long.MIN_VALUE)).startsWith("-292275055-05-16T");
  }

  /** Years 0 to 9999. */
  @Property(tries = 500)
  void writtenDatesAreReadAgain(@ForAll @LongRange(min = -62167219200000L, max = 253402300799999L) long millis) {
    assertThat(write(millis)).isEqualTo(Instant.ofEpochMilli(millis).toString().replaceFirst(":(\\d\\d)Z", ":$1.000Z"));
    assertThat(parse(write(millis))).isEqualTo(millis);
  }

  @Property(tries = 500)
  void daysAreThoseOfTheCalendar(@ForAll @LongRange(min = -100_000_000L, max = 100_000_000L) long epochDay) {
    LocalDate expected = LocalDate.ofEpochDay(epochDay);
    assertThat(CivilDay.of(epochDay)).isEqualTo(new CivilDay(expected.getYear(), expected.getMonthValue(),
        expected.getDayOfMonth(), expected.getDayOfYear()));
  }
}
