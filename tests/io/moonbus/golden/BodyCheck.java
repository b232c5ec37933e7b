package io.moonbus.golden;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares the body of a response. */
final class BodyCheck {

  private BodyCheck() {
  }

  static void check(Map<String, Object> expected, Response response, Map<String, Double> numbers) {
    String kind = expected.keySet().iterator().next();
    Object value = expected.get(kind);
    String text = response.text();
    switch (kind) {
      case "any_of" -> Alternatives.check(Json.objects(value), numbers, (each, own) -> check(each, response, own));
      case "json" -> Matcher.match(value, Json.parse(response.body()), numbers, "body");
      case "json_error" -> error(Json.object(value), Json.parse(response.body()), numbers);
      case "text" -> require(text.equals(value), value, text);
      case "regex" -> require(Pattern.compile((String) value, Pattern.DOTALL).matcher(text).matches(), value, text);
      case "base64" -> require(Arrays.equals(Base64.getDecoder().decode((String) value), response.body()), value, text);
      case "repeat" -> require(SpecialForms.repeated(Json.object(value)).equals(text), value, text);
      case "contains", "message" -> contains(value, text);
      case "in_order" -> inOrder(Json.array(value), text);
      // A page that the server makes; its wording is free.
      case "page" -> require(!text.isEmpty(), value, text);
      case "xmlrpc" -> XmlRpcText.match(value, response.body(), numbers, "body");
      case "well_formed_xml" -> Dom.parse(response.body());
      case "query" -> query(value, response.body());
      case "json_query" -> Matcher.match(value, decoded(QueryText.of(response.body())), numbers, "body");
      default -> throw new IllegalArgumentException("unknown body matcher " + kind);
    }
  }

  /** An object with an error that has a code and a message. */
  static void error(Map<String, Object> expected, Object actual, Map<String, Double> numbers) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", expected.getOrDefault("code", "<any>"));
    members.put("message", Map.of("$contains", expected.getOrDefault("contains", List.of(""))));
    if (expected.containsKey("method")) {
      members.put("method", expected.get("method"));
    }
    Matcher.match(Map.of("error", Map.of("$subset", members)), actual, numbers, "error");
  }

  private static void contains(Object parts, String text) {
    for (Object part : parts instanceof List<?> list ? list : List.of(parts)) {
      require(Texts.contains(text, (String) part), part, text);
    }
  }

  private static void inOrder(List<Object> parts, String text) {
    int at = 0;
    for (Object part : parts) {
      int found = text.indexOf((String) part, at);
      require(found >= 0, part, text.substring(at));
      at = found + ((String) part).length();
    }
  }

  private static void query(Object expected, byte[] actual) {
    List<?> texts = expected instanceof List<?> list ? list : List.of(expected);
    require(texts.stream().anyMatch(text -> QueryText.of((String) text).equals(QueryText.of(actual))), expected,
        new String(actual, StandardCharsets.UTF_8));
  }

  private static List<Object> decoded(List<Object> values) {
    return values.stream().map(value -> value instanceof String text
        ? (Object) new String(text.getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8) : value).toList();
  }

  private static void require(boolean condition, Object expected, Object actual) {
    Matcher.require(condition, "body", expected, actual);
  }
}
