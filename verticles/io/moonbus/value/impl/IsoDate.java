package io.moonbus.value.impl;

/** Reads one ISO 8601 date. */
final class IsoDate {

  private static final int MINUTE = 60_000;

  private final byte[] text;
  private final int to;
  private int at;
  private boolean failed;

  IsoDate(byte[] text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /** Milliseconds since 1970, or {@link Dates#NONE}. */
  long millis() {
    int year = number(4);
    boolean extended = skip('-');
    int month = number(2);
    if (extended && !skip('-')) {
      return Dates.NONE;
    }
    int day = number(2);
    long time = 0;
    if (at < to || !extended) {
      time = time(extended);
    }
    return failed || at < to || !CivilDay.exists(year, month, day) ? Dates.NONE
        : CivilDay.epochDay(year, month, day) * Dates.DAY + time;
  }

  /** Milliseconds from midnight of the day in UTC. */
  private long time(boolean extended) {
    if (!skip('T') && !(extended && skip(' '))) {
      failed = true;
      return 0;
    }
    int hour = number(2);
    boolean colon = skip(':');
    int minute = number(2);
    int second = !colon && digit() || colon && skip(':') ? number(2) : 0;
    failed |= hour > 23 || minute > 59 || second > 59;
    return (hour * 60L + minute) * MINUTE + second * 1000L + fraction() - zone();
  }

  private int fraction() {
    if (!skip('.') && !skip(',')) {
      return 0;
    }
    failed |= !digit();
    int millis = 0;
    int unit = 100;
    while (digit()) {
      millis += unit * (text[at++] - '0');
      unit /= 10;
    }
    return millis;
  }

  /** Milliseconds east of UTC. */
  private long zone() {
    if (at == to || skip('Z')) {
      return 0;
    }
    int sign = skip('-') ? -1 : 1;
    if (sign > 0 && !skip('+')) {
      failed = true;
      return 0;
    }
    int hours = number(2);
    int minutes = skip(':') || digit() ? number(2) : 0;
    failed |= hours > 23 || minutes > 59;
    return sign * (hours * 60L + minutes) * MINUTE;
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (!digit()) {
        failed = true;
        return 0;
      }
      value = 10 * value + text[at++] - '0';
    }
    return value;
  }

  private boolean digit() {
    return at < to && text[at] >= '0' && text[at] <= '9';
  }

  private boolean skip(char wanted) {
    if (at < to && text[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }
}
