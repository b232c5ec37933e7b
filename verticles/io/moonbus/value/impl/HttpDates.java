package io.moonbus.value.impl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of a date that HTTP and mail use (RFC 9110 §5.6.7, RFC 5322 §3.3). */
final class HttpDates {

  private static final String WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String MONTH = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
  private static final Pattern FIXED = Pattern.compile(WEEKDAY + "[a-z]*, (?<day>\\d{1,2})[ -]" + MONTH
      + "[ -](?<year>\\d{4}|\\d\\d) " + TIME + " (?:GMT|UTC|Z|(?<sign>[+-])(?<zoneHour>\\d\\d)(?<zoneMinute>\\d\\d))");
  private static final Pattern ASCTIME = Pattern.compile(
      WEEKDAY + " " + MONTH + " {1,2}(?<day>\\d{1,2}) " + TIME + " (?<year>\\d{4})");
  private static final List<String> MONTHS = List.of(
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private HttpDates() {
  }

  static long parse(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    Matcher fixed = FIXED.matcher(text);
    if (fixed.matches()) {
      return millis(fixed, zone(fixed));
    }
    Matcher asctime = ASCTIME.matcher(text);
    return asctime.matches() ? millis(asctime, 0) : Dates.NONE;
  }

  private static long millis(Matcher match, int zoneMinutes) {
    int year = Integer.parseInt(match.group("year"));
    if (year < 100) {
      year += year < 70 ? 2000 : 1900;
    }
    int month = MONTHS.indexOf(match.group("month")) + 1;
    int day = number(match, "day");
    int hour = number(match, "hour");
    int minute = number(match, "minute");
    int second = number(match, "second");
    if (!CivilDay.exists(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return Dates.NONE;
    }
    long minutes = hour * 60L + minute - zoneMinutes;
    return CivilDay.epochDay(year, month, day) * Dates.DAY + minutes * 60_000 + second * 1000L;
  }

  private static int zone(Matcher match) {
    if (match.group("sign") == null) {
      return 0;
    }
    int minutes = 60 * number(match, "zoneHour") + number(match, "zoneMinute");
    return match.group("sign").equals("-") ? -minutes : minutes;
  }

  private static int number(Matcher match, String group) {
    return Integer.parseInt(match.group(group));
  }
}
