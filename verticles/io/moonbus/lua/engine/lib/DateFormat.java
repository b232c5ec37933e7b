package io.moonbus.lua.engine.lib;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} in the C locale. */
final class DateFormat {

  private static final int DAYS = 7;

  private DateFormat() {
  }

  static String format(String format, ZonedDateTime time) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
      } else {
        char letter = format.charAt(++i);
        if ((letter == 'E' || letter == 'O') && i + 1 < format.length()) {
          letter = format.charAt(++i);
        }
        text.append(field(letter, time));
      }
    }
    return text.toString();
  }

  private static String field(char letter, ZonedDateTime time) {
    String combined = combination(letter);
    if (combined != null) {
      return format(combined, time);
    }
    String name = name(letter, time);
    return name != null ? name : number(letter, time);
  }

  private static String combination(char letter) {
    return switch (letter) {
      case 'c' -> "%a %b %e %H:%M:%S %Y";
      case 'D', 'x' -> "%m/%d/%y";
      case 'F' -> "%Y-%m-%d";
      case 'R' -> "%H:%M";
      case 'r' -> "%I:%M:%S %p";
      case 'T', 'X' -> "%H:%M:%S";
      default -> null;
    };
  }

  private static String name(char letter, ZonedDateTime time) {
    return switch (letter) {
      case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
      case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'n' -> "\n";
      case 'p' -> time.getHour() < 12 ? "AM" : "PM";
      case 'P' -> time.getHour() < 12 ? "am" : "pm";
      case 't' -> "\t";
      case 'z' -> offset(time.getOffset().getTotalSeconds());
      case 'Z' -> zone(time);
      case '%' -> "%";
      default -> null;
    };
  }

  private static String number(char letter, ZonedDateTime time) {
    return switch (letter) {
      case 'C' -> two(Math.floorDiv(time.getYear(), 100));
      case 'd' -> two(time.getDayOfMonth());
      case 'e' -> String.format("%2d", time.getDayOfMonth());
      case 'g' -> two(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100));
      case 'G' -> Integer.toString(time.get(IsoFields.WEEK_BASED_YEAR));
      case 'H' -> two(time.getHour());
      case 'I' -> two((time.getHour() + 11) % 12 + 1);
      case 'j' -> String.format("%03d", time.getDayOfYear());
      case 'm' -> two(time.getMonthValue());
      case 'M' -> two(time.getMinute());
      case 's' -> Long.toString(time.toEpochSecond());
      case 'S' -> two(time.getSecond());
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'U' -> two((time.getDayOfYear() - 1 + DAYS - sundayBased(time)) / DAYS);
      case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'w' -> Integer.toString(sundayBased(time));
      case 'W' -> two((time.getDayOfYear() - 1 + DAYS - (time.getDayOfWeek().getValue() - 1)) / DAYS);
      case 'y' -> two(Math.floorMod(time.getYear(), 100));
      case 'Y' -> Integer.toString(time.getYear());
      default -> "%" + letter;
    };
  }

  static int sundayBased(ZonedDateTime time) {
    return time.getDayOfWeek().getValue() % DAYS;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String offset(int seconds) {
    int minutes = Math.abs(seconds) / 60;
    return (seconds < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60);
  }

  private static String zone(ZonedDateTime time) {
    return time.getZone().equals(ZoneOffset.UTC) ? "GMT"
        : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
  }
}
