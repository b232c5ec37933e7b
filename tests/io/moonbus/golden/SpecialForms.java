package io.moonbus.golden;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The patterns that are objects whose first member starts with a dollar sign. */
final class SpecialForms {

  private SpecialForms() {
  }

  static void match(Map<String, Object> pattern, Object actual, Map<String, Double> numbers, String path) {
    String form = pattern.keySet().iterator().next();
    Object value = pattern.get(form);
    switch (form) {
      case "$any_of" -> Alternatives.check(Json.array(value), numbers, (p, own) -> Matcher.match(p, actual, own, path));
      case "$contains" -> contains(value, actual, path);
      case "$subset" -> subset(Json.object(value), actual, numbers, path);
      case "$includes" -> includes(Json.array(value), actual, numbers, path);
      case "$n" -> named((String) value, number(pattern.get("plus")), actual, numbers, path);
      case "$json" -> Matcher.match(value, Json.parse(bytes(actual, path)), numbers, path + "<json>");
      case "$xmlrpc" -> XmlRpcText.match(value, bytes(actual, path), numbers, path);
      case "$xml" -> Matcher.require(XmlTree.of((String) value).equals(XmlTree.of(text(actual, path))), path, value, actual);
      case "$query" -> Matcher.require(QueryText.of((String) value).equals(QueryText.of(bytes(actual, path))),
          path, value, actual);
      case "$hex" -> Matcher.require(HexFormat.of().formatHex(bytes(actual, path)).equals(value), path, value, actual);
      case "$rep" -> Matcher.require(repeated(Json.object(value)).equals(actual), path, pattern, actual);
      case "$words" -> Matcher.require(Arrays.asList(text(actual, path).split("\\s+")).containsAll(Json.array(value)),
          path, value, actual);
      case "$table" -> table(Json.array(value), actual, numbers, path);
      case "$date" -> Matcher.require(member(actual, form) instanceof String date && date.startsWith((String) value),
          path, pattern, actual);
      case "$type" -> {
        Matcher.require(value.equals(member(actual, form)), path, pattern, actual);
        Matcher.match(pattern.get("$members"), member(actual, "$members"), numbers, path);
      }
      case "$num", "$base64", "$kind" -> Matcher.require(value.equals(member(actual, form)), path, pattern, actual);
      default -> throw new IllegalArgumentException("unknown pattern " + form);
    }
  }

  private static Object member(Object actual, String name) {
    return actual instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static double number(Object value) {
    return value == null ? 0 : ((Number) value).doubleValue();
  }

  private static String text(Object actual, String path) {
    Matcher.require(actual instanceof String, path, "<string>", actual);
    return (String) actual;
  }

  /** The bytes of a Lua string. */
  private static byte[] bytes(Object actual, String path) {
    if (member(actual, "$hex") instanceof String hex) {
      return HexFormat.of().parseHex(hex);
    }
    return text(actual, path).getBytes(StandardCharsets.UTF_8);
  }

  static String repeated(Map<String, Object> form) {
    return form.getOrDefault("prefix", "") + ((String) form.get("unit")).repeat((Integer) form.get("count"))
        + form.getOrDefault("suffix", "");
  }

  private static void contains(Object parts, Object actual, String path) {
    for (Object part : parts instanceof List<?> list ? list : List.of(parts)) {
      Matcher.require(Texts.contains(text(actual, path), (String) part), path, part, actual);
    }
  }

  private static void subset(Map<String, Object> members, Object actual, Map<String, Double> numbers, String path) {
    Matcher.require(actual instanceof Map, path, members, actual);
    members.forEach((name, pattern) -> {
      Matcher.require(Json.object(actual).containsKey(name), path + "." + name, pattern, actual);
      Matcher.match(pattern, Json.object(actual).get(name), numbers, path + "." + name);
    });
  }

  private static void includes(List<Object> patterns, Object actual, Map<String, Double> numbers, String path) {
    List<Object> elements = actual instanceof List<?> list ? new ArrayList<>(list) : List.of();
    for (Object pattern : patterns) {
      Matcher.require(elements.stream().anyMatch(element -> matches(pattern, element, numbers, path)),
          path, pattern, actual);
    }
  }

  private static boolean matches(Object pattern, Object actual, Map<String, Double> numbers, String path) {
    try {
      Matcher.match(pattern, actual, numbers, path);
      return true;
    } catch (Difference e) {
      return false;
    }
  }

  private static void named(String name, double plus, Object actual, Map<String, Double> numbers, String path) {
    Matcher.require(actual instanceof Number, path, "<number>", actual);
    double value = ((Number) actual).doubleValue();
    double base = numbers.computeIfAbsent(name, first -> value - plus);
    Matcher.require(value == base + plus, path, base + plus, actual);
  }

  private static void table(List<Object> pairs, Object actual, Map<String, Double> numbers, String path) {
    List<List<Object>> entries = entries(actual);
    Matcher.require(entries != null && entries.size() == pairs.size(), path, pairs, actual);
    for (Object pair : pairs) {
      Object key = Json.array(pair).get(0);
      List<Object> entry = entries.stream().filter(each -> matches(key, each.get(0), numbers, path)).findFirst()
          .orElseThrow(() -> Difference.of(path, key, actual));
      Matcher.match(Json.array(pair).get(1), entry.get(1), numbers, path + "[" + key + "]");
    }
  }

  private static List<List<Object>> entries(Object actual) {
    List<List<Object>> entries = new ArrayList<>();
    if (member(actual, "$table") instanceof List<?> pairs) {
      pairs.forEach(pair -> entries.add(Json.array(pair)));
    } else if (actual instanceof Map<?, ?> map) {
      map.forEach((key, value) -> entries.add(Arrays.asList(key, value)));
    } else if (actual instanceof List<?> list) {
      list.forEach(value -> entries.add(Arrays.asList(entries.size() + 1, value)));
    } else {
      return null;
    }
    return entries;
  }
}
