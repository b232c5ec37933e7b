package io.moonbus.golden;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the cookies that a response sets. */
final class CookieCheck {

  private record Cookie(String name, String value, Map<String, String> attributes, String line) {

    static Cookie of(String line) {
      String[] parts = line.split(";");
      Map<String, String> attributes = new HashMap<>();
      for (int i = 1; i < parts.length; i++) {
        String[] attribute = parts[i].strip().split("=", 2);
        attributes.put(attribute[0].toLowerCase(), attribute.length > 1 ? attribute[1] : "");
      }
      String[] pair = parts[0].strip().split("=", 2);
      return new Cookie(pair[0], pair.length > 1 ? pair[1] : "", attributes, line);
    }
  }

  private CookieCheck() {
  }

  static void check(List<Map<String, Object>> expected, List<String> lines) {
    List<Cookie> cookies = lines.stream().map(Cookie::of).toList();
    require(cookies.size() == expected.size(), expected, lines);
    for (Map<String, Object> each : expected) {
      Cookie cookie = cookies.stream().filter(c -> c.name().equals(each.get("name"))).findFirst()
          .orElseThrow(() -> Difference.of("Set-Cookie", expected, lines));
      each.forEach((member, value) -> require(matches(member, value, cookie), each, cookie.line()));
    }
  }

  private static boolean matches(String member, Object expected, Cookie cookie) {
    return switch (member) {
      case "name" -> true;
      case "value" -> expected.equals("<any>") || expected.equals(cookie.value().replaceAll("^\"|\"$", ""));
      case "path", "domain" -> expected.equals(cookie.attributes().getOrDefault(member, "").replaceFirst("^\\.", ""));
      case "secure", "httponly" -> expected.equals(cookie.attributes().containsKey(member));
      case "expires_in" -> expires(Json.array(expected), cookie);
      default -> throw new IllegalArgumentException("unknown attribute " + member);
    };
  }

  private static boolean expires(List<Object> range, Cookie cookie) {
    String age = cookie.attributes().get("max-age");
    String date = cookie.attributes().get("expires");
    if (age == null && date == null) {
      return false;
    }
    double seconds = age != null ? Double.parseDouble(age) : Duration.between(Instant.now(),
        ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()).toMillis() / 1000.0;
    return ((Number) range.get(0)).doubleValue() <= seconds && seconds <= ((Number) range.get(1)).doubleValue();
  }

  private static void require(boolean condition, Object expected, Object actual) {
    Matcher.require(condition, "Set-Cookie", expected, actual);
  }
}
