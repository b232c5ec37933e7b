package io.moonbus.golden;

import java.util.List;
import java.util.Map;

/** Compares an HTTP response with what a case expects. */
final class ResponseCheck {

  private ResponseCheck() {
  }

  @SuppressWarnings("unchecked")
  static void check(Map<String, Object> expected, Response actual, Map<String, Double> numbers) {
    status(expected.get("status"), actual);
    Map<String, Object> headers = (Map<String, Object>) expected.getOrDefault("headers", Map.of());
    headers.forEach((name, value) -> HeaderCheck.check(name, value, actual));
    if (expected.get("body") != null) {
      BodyCheck.check(Json.object(expected.get("body")), actual, numbers);
    }
  }

  private static void status(Object expected, Response actual) {
    boolean ok = expected == null ? actual.status() < 500
        : expected instanceof List<?> list ? list.contains(actual.status()) : expected.equals(actual.status());
    if (!ok) {
      throw new Difference("status " + expected + " expected, got " + actual.status() + " "
          + Difference.shortened(actual.text()));
    }
  }
}
