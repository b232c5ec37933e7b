package io.moonbus.golden;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares actual values with the patterns of the conformance suite (its README, "Values"). */
final class Matcher {

  private static final double TOLERANCE = 1e-15;

  private Matcher() {
  }

  /**
   * Passes when a value matches.
   *
   * @param numbers the numbers that {@code $n} has named so far
   * @throws Difference else, with the path to the first difference
   */
  static void match(Object pattern, Object actual, Map<String, Double> numbers, String path) {
    if (pattern instanceof String name && isPlaceholder(name)) {
      require(placeholder(name, actual), path, pattern, actual);
    } else if (pattern instanceof Map<?, ?> map && isSpecial(map)) {
      SpecialForms.match(Json.object(pattern), actual, numbers, path);
    } else if (pattern instanceof Number || actual instanceof Number) {
      require(pattern instanceof Number p && actual instanceof Number a && same(p, a), path, pattern, actual);
    } else if (pattern instanceof String text) {
      require(actual instanceof String other && Texts.same(text, other), path, pattern, actual);
    } else if (pattern == null || pattern instanceof Boolean) {
      require(pattern == null ? actual == null : pattern.equals(actual), path, pattern, actual);
    } else if (!(isEmpty(pattern) && isEmpty(actual))) {
      container(pattern, actual, numbers, path);
    }
  }

  private static void container(Object pattern, Object actual, Map<String, Double> numbers, String path) {
    if (pattern instanceof List<?> list) {
      require(actual instanceof List<?> other && other.size() == list.size(), path, pattern, actual);
      for (int i = 0; i < list.size(); i++) {
        match(list.get(i), Json.array(actual).get(i), numbers, path + "[" + i + "]");
      }
      return;
    }
    require(actual instanceof Map, path, pattern, actual);
    Map<String, Object> expected = Json.object(pattern);
    require(members(expected).equals(members(Json.object(actual))), path, pattern, actual);
    for (String name : members(expected)) {
      match(expected.get(name), Json.object(actual).get(name), numbers, path + "." + name);
    }
  }

  /** An empty type is no type. */
  private static Set<String> members(Map<String, Object> object) {
    Set<String> names = new HashSet<>(object.keySet());
    if ("".equals(object.get("__type"))) {
      names.remove("__type");
    }
    return names;
  }

  private static boolean isSpecial(Map<?, ?> map) {
    return !map.isEmpty() && map.size() <= 2 && map.keySet().iterator().next().toString().startsWith("$");
  }

  private static boolean isPlaceholder(String text) {
    return switch (text) {
      case "<any>", "<number>", "<string>", "<boolean>", "<null>" -> true;
      default -> false;
    };
  }

  private static boolean placeholder(String name, Object actual) {
    return switch (name) {
      case "<number>" -> actual instanceof Number || actual instanceof Map<?, ?> map && map.containsKey("$num");
      case "<string>" -> actual instanceof String;
      case "<boolean>" -> actual instanceof Boolean;
      case "<null>" -> actual == null;
      default -> true;
    };
  }

  /** {@code {}} and {@code []} are the same Lua table. */
  private static boolean isEmpty(Object value) {
    return value instanceof Map<?, ?> map && map.isEmpty() || value instanceof List<?> list && list.isEmpty();
  }

  static boolean same(Number expected, Number actual) {
    double e = expected.doubleValue();
    double a = actual.doubleValue();
    return e == a || Math.abs(e - a) <= TOLERANCE * Math.max(Math.abs(e), Math.abs(a));
  }

  static void require(boolean condition, String path, Object expected, Object actual) {
    if (!condition) {
      throw Difference.of(path, expected, actual);
    }
  }
}
