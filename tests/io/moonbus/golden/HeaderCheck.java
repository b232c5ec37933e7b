package io.moonbus.golden;

import java.util.List;
import java.util.Map;

/** Compares a header of a response. */
final class HeaderCheck {

  private static final String SANE_COOKIE = "\"?[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]*\"?";

  private HeaderCheck() {
  }

  static void check(String name, Object expected, Response response) {
    String actual = response.header(name);
    boolean ok;
    if (expected instanceof String text) {
      ok = actual != null && same(name, text, actual);
    } else if (expected == null) {
      ok = actual == null;
    } else {
      ok = special(name, Json.object(expected), actual, response);
    }
    if (!ok) {
      throw new Difference("header " + name + ": expected " + Difference.shortened(expected) + ", got " + actual);
    }
  }

  private static boolean special(String name, Map<String, Object> expected, String actual, Response response) {
    if (expected.containsKey("cookies")) {
      CookieCheck.check(Json.objects(expected.get("cookies")), response.all("Set-Cookie"));
      return true;
    } else if (expected.containsKey("sane_cookie")) {
      return response.all(name).stream()
          .allMatch(line -> line.split(";")[0].replaceFirst("^[^=]*=?", "").matches(SANE_COOKIE));
    } else if (actual == null) {
      return false;
    } else if (expected.get("any") instanceof List<?> any) {
      return any.stream().anyMatch(each -> same(name, (String) each, actual));
    } else if (expected.get("ends") instanceof String end) {
      return actual.endsWith(end);
    }
    return actual.equals("*") || Json.array(expected.get("contains")).stream()
        .allMatch(part -> actual.toLowerCase().contains(((String) part).toLowerCase()));
  }

  private static boolean same(String name, String expected, String actual) {
    return switch (name.toLowerCase()) {
      case "content-type" -> mediaType(expected).equals(mediaType(actual));
      case "connection", "upgrade" -> expected.equalsIgnoreCase(actual);
      default -> expected.equals(actual);
    };
  }

  private static String mediaType(String value) {
    return value.split(";")[0].strip().toLowerCase();
  }
}
