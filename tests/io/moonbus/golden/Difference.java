package io.moonbus.golden;

/** What differs from what a case expects. */
final class Difference extends RuntimeException {

  private static final int SHORT = 160;

  Difference(String message) {
    super(message, null, false, false);
  }

  /** Expected and actual value at a place. */
  static Difference of(String path, Object expected, Object actual) {
    return new Difference(path + ": expected " + shortened(expected) + ", got " + shortened(actual));
  }

  /** A value in one short line. */
  static String shortened(Object value) {
    String text = String.valueOf(value).replace("\n", "\\n").replace("\r", "\\r");
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...(" + text.length() + ")";
  }
}
