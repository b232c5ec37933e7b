package io.moonbus.value.impl;

/**
 * A day of the Gregorian calendar.
 *
 * @param year      may be negative
 * @param month     1 to 12
 * @param day       1 to 31
 * @param dayOfYear 1 to 366
 */
public record CivilDay(long year, int month, int day, int dayOfYear) {

  private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  private static final int DAYS_OF_400_YEARS = 146_097;
  /** From 0000-03-01 to 1970-01-01. */
  private static final int EPOCH = 719_468;

  /** The day so many days after 1970-01-01. */
  public static CivilDay of(long epochDay) {
    // Years are counted from March, so that a leap day is the last day of its year.
    long shifted = epochDay + EPOCH;
    long era = Math.floorDiv(shifted, DAYS_OF_400_YEARS);
    int dayOfEra = (int) Math.floorMod(shifted, DAYS_OF_400_YEARS);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfShifted = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfShifted + 2) / 153;
    int day = dayOfShifted - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    return new CivilDay(year, month, day, DAYS_BEFORE[month - 1] + day + (month > 2 && leap(year) ? 1 : 0));
  }

  /** Whether there is such a day. */
  public static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1
        && day <= DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (month == 2 && leap(year) ? 1 : 0);
  }

  /** Days from 1970-01-01 to a day of the years 0 to 9999. */
  public static long epochDay(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = Math.floorMod(shifted, 400);
    int dayOfShifted = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (long) era * DAYS_OF_400_YEARS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfShifted - EPOCH;
  }

  private static boolean leap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
