package io.moonbus.golden;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** When two texts count as the same. */
final class Texts {

  private static final Pattern ADDRESS = Pattern.compile(
      "\\b((?:table|function|userdata|thread|Collection)(?::\\s*|_))(?:builtin:\\s*)?(?:0x)?[0-9a-fA-F]+\\b");
  private static final Pattern DATE = Pattern.compile(
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
  private static final String FOLDER = "<www>";
  private static final String ANY_FOLDER = "(?:[^\\s\"'<>]*?/)?";

  private Texts() {
  }

  /** Equal but for addresses of Lua values, the spelling of the www folder and of instants. */
  static boolean same(String expected, String actual) {
    String e = withoutAddresses(expected);
    String a = withoutAddresses(actual);
    return e.equals(a) || e.contains(FOLDER) && folderPattern(e).matcher(singleSlashes(a)).matches()
        || sameInstant(expected, actual);
  }

  /** Whether a text contains another; escapes of HTML are undone, the part {@code <www>} is free. */
  static boolean contains(String text, String part) {
    String unescaped = unescaped(text);
    return part.contains(FOLDER) ? folderPattern(part).matcher(singleSlashes(unescaped)).find()
        : text.contains(part) || unescaped.contains(part);
  }

  static String withoutAddresses(String text) {
    return ADDRESS.matcher(text).replaceAll("$1ADDRESS");
  }

  private static Pattern folderPattern(String text) {
    StringBuilder regex = new StringBuilder();
    String separator = "";
    for (String part : text.split("<www>/*", -1)) {
      regex.append(separator).append(Pattern.quote(singleSlashes(part)));
      separator = ANY_FOLDER;
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String singleSlashes(String text) {
    return text.replaceAll("/+", "/");
  }

  private static boolean sameInstant(String expected, String actual) {
    try {
      return DATE.matcher(expected).matches() && DATE.matcher(actual).matches()
          && OffsetDateTime.parse(expected).toInstant().equals(OffsetDateTime.parse(actual).toInstant());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
        .replace("&#x27;", "'").replace("&apos;", "'").replace("&amp;", "&");
  }
}
