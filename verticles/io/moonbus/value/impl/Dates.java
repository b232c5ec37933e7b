package io.moonbus.value.impl;

/** Instants as ISO 8601 text. */
public final class Dates {

  /** What parsing gives for text that is no date. */
  public static final long NONE = Long.MIN_VALUE;

  /** Milliseconds of a day. */
  public static final long DAY = 86_400_000;

  private static final int SHORTEST = 10;
  private static final int LONGEST = 40;

  private Dates() {
  }

  /**
   * Reads a date: {@code 2014-01-02}, {@code 2014-01-02T03:04:05.678+02:00}, {@code 20140102T030405Z} and mixtures, or
   * one of the forms of HTTP (RFC 9110 §5.6.7). Without a zone it is UTC.
   *
   * @return milliseconds since 1970-01-01 UTC, or {@link #NONE}
   */
  public static long parse(byte[] text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST || length > LONGEST) {
      return NONE;
    }
    byte first = text[from];
    if (first >= '0' && first <= '9') {
      return new IsoDate(text, from, to).millis();
    }
    return first >= 'F' && first <= 'W' ? HttpDates.parse(text, from, to) : NONE;
  }

  /** Writes {@code 2014-01-02T03:04:05.678} and a zone. */
  public static void write(long millis, String zone, ByteSink sink) {
    CivilDay day = CivilDay.of(Math.floorDiv(millis, DAY));
    int time = (int) Math.floorMod(millis, DAY);
    year(day.year(), sink);
    part('-', day.month(), 2, sink);
    part('-', day.day(), 2, sink);
    part('T', time / 3_600_000, 2, sink);
    part(':', time / 60_000 % 60, 2, sink);
    part(':', time / 1000 % 60, 2, sink);
    part('.', time % 1000, 3, sink);
    sink.ascii(zone);
  }

  /** Writes {@code 20140102T03:04:05}, the form of XML-RPC. */
  public static void writeXmlRpc(long millis, ByteSink sink) {
    CivilDay day = CivilDay.of(Math.floorDiv(millis, DAY));
    int time = (int) Math.floorMod(millis, DAY);
    year(day.year(), sink);
    Numbers.padded(day.month(), 2, sink);
    Numbers.padded(day.day(), 2, sink);
    part('T', time / 3_600_000, 2, sink);
    part(':', time / 60_000 % 60, 2, sink);
    part(':', time / 1000 % 60, 2, sink);
  }

  private static void year(long year, ByteSink sink) {
    if (year < 0) {
      sink.write('-');
    }
    Numbers.padded(Math.abs(year), 4, sink);
  }

  private static void part(char separator, int value, int width, ByteSink sink) {
    sink.write(separator);
    Numbers.padded(value, width, sink);
  }
}
